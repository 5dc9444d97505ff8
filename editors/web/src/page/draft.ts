/** The draft: the editor, kept the same with the server's document, and what the server says of it. */

import { closeBrackets } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, isolateHistory, undo } from "@codemirror/commands";
import { highlightSelectionMatches, openSearchPanel, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension, type Text as Content } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers, placeholder, type ViewUpdate } from "@codemirror/view";

import { type CodeAction, type DocumentLink, editsFor, type PublishedDiagnostics, type TextEdit, type WorkspaceEdit } from "../lsp";
import { completion } from "./completion";
import type { Connection } from "./connection";
import { languageOf, OFFICE } from "./files";
import { hover } from "./hover";
import { linksExtension, showLinks } from "./links";
import { language, text } from "./messages";
import { type OfficeFile, Told } from "./office";
import { contentChanges, toChanges, toOffset, toPosition, toRange } from "./positions";
import { type Problem, problemsBetween, problemsExtension, showProblems } from "./problems";
import { signs } from "./signs";

/** Milliseconds without a change before lists are read again. */
const QUIET = 250;

/** What the page does as the draft changes. */
export interface DraftListener {
  /** What is wrong in the draft was told anew, or another draft was opened. */
  told: () => void;
  /** The cursor was moved, and has rested. */
  rested: () => void;
  /** What was wanted of a word processor's document cannot be done, and was not; why. */
  refused: (why: string) => void;
}

/** What changes a word processor's document: its citations are mended here, its words elsewhere. */
const CHANGES_OF_DOCUMENT = ["input.yuanyin", "undo", "redo"];

export class Draft {
  readonly view: EditorView;
  name = "";
  private number = 0;
  private version = 0;
  private lineEnding = "\n";
  private saved: Content;
  /** The document that the draft is, where a word processor wrote it. */
  private opened: OfficeFile | undefined;
  /** The version that problems were told of last. */
  private toldVersion = -1;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private readonly words = new Compartment();
  private readonly keys: Extension;

  constructor(
    parent: HTMLElement,
    private readonly connection: Connection,
    private readonly listener: DraftListener,
    keys: Extension,
  ) {
    this.view = new EditorView({ parent, state: this.stateOf("", keys) });
    this.saved = this.view.state.doc;
    this.keys = keys;
  }

  private stateOf(content: string, keys: Extension): EditorState {
    return EditorState.create({
      doc: content,
      extensions: [
        keys,
        lineNumbers(),
        history(),
        drawSelection(),
        closeBrackets(),
        highlightSelectionMatches(),
        EditorView.lineWrapping,
        EditorState.allowMultipleSelections.of(false),
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap]),
        this.words.of(wording()),
        problemsExtension(),
        linksExtension(),
        hover(this),
        completion(this),
        this.opened === undefined ? [] : this.ofDocument(),
        EditorView.updateListener.of((update) => {
          this.follow(update);
        }),
      ],
    });
  }

  /** What is so where the draft is a word processor's document. */
  private ofDocument(): Extension {
    return [
      signs(),
      EditorView.contentAttributes.of({ "aria-readonly": "true" }),
      EditorState.changeFilter.of((transaction) => {
        const isAllowed = !transaction.docChanged || CHANGES_OF_DOCUMENT.some((kind) => transaction.isUserEvent(kind));
        if (!isAllowed) {
          queueMicrotask(() => {
            this.listener.refused(text("onlyCitations"));
          });
        }
        return isAllowed;
      }),
    ];
  }

  get uri(): string {
    return `untitled:draft-${this.number}`;
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** As it is saved: with the line ends that it had. */
  get savedText(): string {
    return this.view.state.doc.toString().replaceAll("\n", this.lineEnding);
  }

  get isChanged(): boolean {
    return !this.saved.eq(this.view.state.doc);
  }

  wasSaved(): void {
    this.saved = this.view.state.doc;
  }

  get document(): OfficeFile | undefined {
    return this.opened;
  }

  /** Opens another draft; `document` is what it stands in, where that is a word processor's file. */
  open(name: string, content: string, document?: OfficeFile): void {
    this.tell("textDocument/didClose", { textDocument: { uri: this.uri } });
    this.number += 1;
    this.version = 0;
    this.toldVersion = -1;
    this.name = name;
    this.lineEnding = content.includes("\r\n") ? "\r\n" : "\n";
    this.opened = document;
    // Nothing of the draft before can come back by undoing.
    this.view.setState(this.stateOf(content, this.keys));
    this.view.scrollDOM.scrollTop = 0;
    this.saved = this.view.state.doc;
    this.tellOpen();
    this.listener.told();
  }

  /** Tells the server of the draft: at the start, and when it was started again. */
  tellOpen(): void {
    // A draft without a name yet is most often Markdown or plain text, and reads the same as both.
    const languageId = this.opened !== undefined ? OFFICE : this.name === "" ? "markdown" : languageOf(this.name);
    const document = { uri: this.uri, languageId, version: this.version, text: this.text };
    this.tell("textDocument/didOpen", { textDocument: document });
  }

  /** Another language is spoken. */
  speak(): void {
    this.view.dispatch({ effects: this.words.reconfigure(wording()) });
  }

  /** Takes what the server says of the draft. */
  takeProblems({ uri, version, diagnostics }: PublishedDiagnostics): void {
    // What is said of an earlier text is said again of this one.
    if (uri !== this.uri || (version !== undefined && version !== this.version)) {
      return;
    }
    this.toldVersion = this.version;
    showProblems(this.view, diagnostics);
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => {
      this.listener.told();
      void this.renewLinks();
    }, QUIET);
  }

  private async renewLinks(): Promise<void> {
    const { doc } = this.view.state;
    const found = await this.ask<DocumentLink[] | null>("textDocument/documentLink", { textDocument: { uri: this.uri } });
    if (doc.eq(this.view.state.doc)) {
      showLinks(this.view, found ?? []);
    }
  }

  /** Whether the server has said what is wrong in the text as it stands. */
  get isChecked(): boolean {
    return this.toldVersion === this.version;
  }

  /** Makes a change that the server wants; how many places it changes. */
  apply(edit: WorkspaceEdit): number {
    return this.applyEdits(editsFor(this.uri, edit));
  }

  applyEdits(edits: TextEdit[]): number {
    if (this.opened?.isSigned === true) {
      this.listener.refused(text("signed"));
      return 0;
    }
    this.opened?.take(edits);
    this.view.dispatch({
      changes: toChanges(this.view.state.doc, edits),
      userEvent: "input.yuanyin",
      scrollIntoView: true,
      // Each is undone by itself, as the document's file has it.
      annotations: this.opened === undefined ? [] : isolateHistory.of("full"),
    });
    if (this.opened !== undefined) {
      void this.prove(this.opened);
    }
    return edits.length;
  }

  /** Takes a change back that cannot be made in the document's file. */
  private async prove(document: OfficeFile): Promise<void> {
    const { doc } = this.view.state;
    const isLast = (): boolean => this.opened === document && doc.eq(this.view.state.doc);
    let why = text("notInDocument");
    try {
      const { text: written } = await document.corrected();
      if (!isLast() || written === doc.toString()) {
        return;
      }
    } catch (error) {
      if (!(error instanceof Told) || !isLast()) {
        return;
      }
      why = error.message;
    }
    undo(this.view);
    this.listener.refused(why);
  }

  /** Writes something at the cursor, in place of what is selected. */
  insert(written: string): void {
    const { doc, selection } = this.view.state;
    const { from, to } = selection.main;
    this.applyEdits([{ range: toRange(doc, from, to), newText: written }]);
    this.view.dispatch({ selection: { anchor: from + written.length } });
    this.view.focus();
  }

  /** Asks about a place of the draft. */
  askAt<Answer>(method: string, offset: number, more: object = {}): Promise<Answer> {
    const position = toPosition(this.view.state.doc, offset);
    return this.connection.ask<Answer>(method, { textDocument: { uri: this.uri }, position, ...more });
  }

  ask<Answer>(method: string, params: unknown): Promise<Answer> {
    return this.connection.ask<Answer>(method, params);
  }

  /** What can be done between two places: fixes first. */
  async actions(from: number, to: number, only?: string): Promise<CodeAction[]> {
    const context = {
      diagnostics: problemsBetween(this.view.state, from, to).map(({ told }) => told),
      ...(only === undefined ? {} : { only: [only] }),
    };
    const range = toRange(this.view.state.doc, from, to);
    const answer = await this.connection.ask<CodeAction[] | null>("textDocument/codeAction", {
      textDocument: { uri: this.uri },
      range,
      context,
    });
    // What would change other files has no place here.
    return (answer ?? []).filter(({ edit }) => edit === undefined || editsFor(this.uri, edit).length > 0);
  }

  /** Does an action, unless the text has changed since it was offered; how many places it changes. */
  async act(action: CodeAction, content: Content): Promise<number | undefined> {
    const { edit } = action.edit === undefined ? await this.connection.ask<CodeAction>("codeAction/resolve", action) : action;
    if (!content.eq(this.view.state.doc)) {
      return undefined;
    }
    return edit === undefined ? 0 : this.apply(edit);
  }

  /** Problems around the cursor or between two places. */
  problems(from: number, to: number): Problem[] {
    return problemsBetween(this.view.state, from, to);
  }

  /** Puts the cursor there and shows it. */
  goTo(range: { start: { line: number; character: number }; end: { line: number; character: number } }): void {
    const { doc } = this.view.state;
    const from = toOffset(doc, range.start);
    this.view.dispatch({
      selection: { anchor: from, head: toOffset(doc, range.end) },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    this.view.focus();
  }

  openSearch(): void {
    openSearchPanel(this.view);
  }

  private follow(update: ViewUpdate): void {
    for (const transaction of update.transactions) {
      if (transaction.docChanged && transaction.isUserEvent("undo")) {
        this.opened?.undo();
      } else if (transaction.docChanged && transaction.isUserEvent("redo")) {
        this.opened?.redo();
      }
    }
    if (update.docChanged) {
      this.version += 1;
      this.tell("textDocument/didChange", {
        textDocument: { uri: this.uri, version: this.version },
        contentChanges: contentChanges(update.changes, update.startState.doc),
      });
    }
    if (update.selectionSet || update.docChanged) {
      clearTimeout(this.rest);
      this.rest = setTimeout(() => {
        this.listener.rested();
      }, QUIET);
    }
  }

  private tell(method: string, params: unknown): void {
    if (this.connection.ready) {
      this.connection.notify(method, params);
    }
  }
}

/** What depends on the language of the page. */
function wording(): Extension {
  return [
    placeholder(text("draftHint")),
    EditorView.contentAttributes.of({ "aria-label": text("draft"), tabindex: "0", spellcheck: "false", lang: language() === "zh" ? "zh-CN" : "en" }),
    EditorState.phrases.of(language() === "zh" ? CHINESE : {}),
  ];
}

/** The editor's own words. */
const CHINESE = {
  Find: "查找",
  Replace: "替换",
  next: "下一处",
  previous: "上一处",
  all: "全部",
  "match case": "区分大小写",
  "by word": "整词",
  regexp: "正则表达式",
  replace: "替换",
  "replace all": "全部替换",
  close: "关闭",
  Completions: "补全",
  "No diagnostics": "没有发现问题",
  "Go to line": "转到行",
  go: "转到",
};
