/** The draft: the editor, kept the same with the server's document, and what the server says of it. */

import { closeBrackets } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { highlightSelectionMatches, openSearchPanel, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState, type Extension, type Text as Content } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers, placeholder, type ViewUpdate } from "@codemirror/view";

import { type CodeAction, editsFor, type PublishedDiagnostics, type TextEdit, type WorkspaceEdit } from "../lsp";
import { completion } from "./completion";
import type { Connection } from "./connection";
import { languageOf } from "./files";
import { hover } from "./hover";
import { language, text } from "./messages";
import { contentChanges, toChanges, toOffset, toPosition, toRange } from "./positions";
import { type Problem, problemsBetween, problemsExtension, showProblems } from "./problems";

/** Milliseconds without a change before lists are read again. */
const QUIET = 250;

/** What the page does as the draft changes. */
export interface DraftListener {
  /** What is wrong in the draft was told anew, or another draft was opened. */
  told: () => void;
  /** The cursor was moved, and has rested. */
  rested: () => void;
}

/** Marks a change that opens another draft. */
const opened = Annotation.define<boolean>();

export class Draft {
  readonly view: EditorView;
  name = "";
  private number = 0;
  private version = 0;
  private lineEnding = "\n";
  private saved: Content;
  /** The version that problems were told of last. */
  private toldVersion = -1;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private readonly words = new Compartment();

  constructor(
    parent: HTMLElement,
    private readonly connection: Connection,
    private readonly listener: DraftListener,
    keys: Extension,
  ) {
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: "",
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
          hover(this),
          completion(this),
          EditorView.updateListener.of((update) => {
            this.follow(update);
          }),
        ],
      }),
    });
    this.saved = this.view.state.doc;
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

  /** Opens another draft. */
  open(name: string, content: string): void {
    this.tell("textDocument/didClose", { textDocument: { uri: this.uri } });
    this.number += 1;
    this.version = 0;
    this.toldVersion = -1;
    this.name = name;
    this.lineEnding = content.includes("\r\n") ? "\r\n" : "\n";
    showProblems(this.view, []);
    this.view.dispatch({
      changes: { from: 0, to: this.view.state.doc.length, insert: content },
      selection: { anchor: 0 },
      annotations: [opened.of(true)],
      scrollIntoView: true,
    });
    this.saved = this.view.state.doc;
    this.tellOpen();
    this.listener.told();
  }

  /** Tells the server of the draft: at the start, and when it was started again. */
  tellOpen(): void {
    // A draft without a name yet is most often Markdown or plain text, and reads the same as both.
    const languageId = this.name === "" ? "markdown" : languageOf(this.name);
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
    }, QUIET);
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
    this.view.dispatch({
      changes: toChanges(this.view.state.doc, edits),
      userEvent: "input.yuanyin",
      scrollIntoView: true,
    });
    return edits.length;
  }

  /** Writes something at the cursor, in place of what is selected. */
  insert(written: string): void {
    this.view.dispatch(this.view.state.replaceSelection(written), { userEvent: "input.yuanyin", scrollIntoView: true });
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
    if (update.docChanged && !update.transactions.some((transaction) => transaction.annotation(opened))) {
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
