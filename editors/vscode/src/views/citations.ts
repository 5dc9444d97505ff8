/** The citations of the draft in front, by state, those first that want attention. */

import * as vscode from "vscode";

import { toRange } from "../convert";
import { activeDraft, isDraft } from "../documents";
import * as messages from "../messages";
import type { Citation, State } from "../protocol";
import { showFixesAt } from "../commands/problem";
import { byState, isTold, onOneLine, unchecked, wanting } from "../provision";
import type { Server } from "../server/server";

/** Milliseconds without a change before the list is read again. */
const QUIET = 250;

interface Group {
  state: State;
  /** Of the citations of one body's instruments within those of the others: whose they are. */
  body?: string;
  /** The group that it is in. */
  around?: Group;
  bodies: Group[];
  /** Those that are in none of the bodies' groups. */
  citations: Row[];
}

export interface Row {
  citation: Citation;
  uri: vscode.Uri;
  group: Group | undefined;
}

type Node = Group | Row;

/** What the list is of. */
export interface Counted {
  uri: vscode.Uri;
  all: number;
  /** Told to be wrong or ambiguous. */
  wanting: number;
  /** Not checked; all, where nothing of the draft is: `isChecked` says so. */
  unchecked: number;
  isChecked: boolean;
}

export class CitationsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly counts = new vscode.EventEmitter<Counted | undefined>();
  /** Told whenever another list is shown. */
  readonly onDidCount = this.counts.event;
  private readonly view: vscode.TreeView<Node>;
  private readonly subscriptions: vscode.Disposable[];
  private groups: Group[] = [];
  /** The draft whose citations are shown. */
  private shown: vscode.Uri | undefined;
  private citations: Citation[] = [];
  /** Whether the draft is checked at all. */
  private isChecked = true;
  private counted: Counted | undefined;
  private quiet: NodeJS.Timeout | undefined;
  private turn = 0;

  constructor(private readonly server: Server) {
    this.view = vscode.window.createTreeView("yuanyin.citationsView", { treeDataProvider: this });
    this.sayWhatIsMissing();
    this.subscriptions = [
      server.onDidChange(() => {
        this.sayWhatIsMissing();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.read();
        this.sayWhatIsMissing();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.readSoon(document.uri);
      }),
      // Settings and the compilation change what is told without any edit.
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        uris.forEach((uri) => {
          this.readSoon(uri);
        });
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.toString() === this.shown?.toString()) {
          this.show(undefined, []);
          this.read();
        }
      }),
    ];
  }

  /** Reads the citations of the draft in front; where none is in front, the last list stays. */
  read(): void {
    const draft = activeDraft()?.document ?? this.shownDraft();
    if (draft !== undefined) {
      void this.readOf(draft);
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return "state" in node ? groupItem(node) : rowItem(node);
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) {
      return this.groups;
    }
    return "state" in node ? [...node.bodies, ...node.citations] : [];
  }

  getParent(node: Node): Node | undefined {
    return "state" in node ? node.around : node.group;
  }

  /** The text of what is cited, once the mouse rests on a row. */
  async resolveTreeItem(
    item: vscode.TreeItem,
    node: Node,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    const first = "state" in node ? undefined : node.citation.targets[0];
    if (first !== undefined && "citation" in node && node.citation.message === null) {
      const named = await this.server.request("provision", { identity: first }, token);
      const markdown = named?.provisions[0]?.markdown;
      if (markdown !== undefined) {
        item.tooltip = new vscode.MarkdownString(markdown);
      }
    }
    return item;
  }

  dispose(): void {
    clearTimeout(this.quiet);
    vscode.Disposable.from(...this.subscriptions, this.view, this.changes, this.counts).dispose();
  }

  /** The draft that a command is about: the one in front, else the one whose citations are listed. */
  draft(): vscode.TextDocument | undefined {
    return activeDraft()?.document ?? this.shownDraft();
  }

  /** How many citations the draft in front has; `undefined` while that is not known. */
  countsOfActive(): Counted | undefined {
    const active = activeDraft()?.document.uri.toString();
    return this.counted?.uri.toString() === active ? this.counted : undefined;
  }

  /** The draft whose citations are listed. */
  private shownDraft(): vscode.TextDocument | undefined {
    const shown = this.shown?.toString();
    return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === shown);
  }

  private readSoon(uri: vscode.Uri): void {
    if (uri.toString() === this.shown?.toString()) {
      clearTimeout(this.quiet);
      this.quiet = setTimeout(() => {
        this.read();
      }, QUIET);
    }
  }

  private async readOf(document: vscode.TextDocument): Promise<void> {
    const turn = ++this.turn;
    const uri = document.uri.toString();
    let citations = await this.server.request("citations", { uri });
    if (citations === null && turn === this.turn) {
      // The server may not have been told yet of a document that has just been opened.
      await new Promise((resolve) => setTimeout(resolve, QUIET));
      citations = await this.server.request("citations", { uri });
    }
    // A server that does not answer leaves what was shown; so does an answer that is out of date.
    if (turn === this.turn && citations !== undefined && isDraft(document)) {
      this.show(document.uri, citations ?? [], citations !== null);
    }
  }

  private show(uri: vscode.Uri | undefined, citations: Citation[], isChecked = true): void {
    const isShown = uri?.toString() === this.shown?.toString() && isChecked === this.isChecked;
    if (isShown && JSON.stringify(citations) === JSON.stringify(this.citations)) {
      // Drawing the rows again would lose a click that is under way.
      return;
    }
    this.shown = uri;
    this.citations = citations;
    this.isChecked = isChecked;
    this.groups =
      uri === undefined
        ? []
        : byState(citations).map(({ state, citations }) => grouped(state, citations, uri));
    const count = wanting(citations);
    this.sayWhatIsMissing();
    this.view.badge =
      count === 0 ? undefined : { value: count, tooltip: messages.wantingCitations(count) };
    this.changes.fire(undefined);
    this.counted = uri && { uri, all: citations.length, wanting: count, unchecked: unchecked(citations), isChecked };
    this.counts.fire(this.counted);
  }

  /** Says in place of a list why there is none. */
  private sayWhatIsMissing(): void {
    this.view.message = this.missing();
  }

  private missing(): string {
    if (this.shown !== undefined) {
      return !this.isChecked ? messages.draftLeftOut() : this.citations.length === 0 ? messages.noCitations() : "";
    }
    switch (this.server.condition.is) {
      case "starting":
        return messages.viewStarting();
      case "failed":
        // The view says so itself, with what can be done.
        return "";
      case "stopped":
        return activeDraft() === undefined ? messages.noDraft() : messages.viewStopped();
      case "running":
        return activeDraft() === undefined ? messages.noDraft() : "";
    }
  }
}

/** Shows a row's citation in its draft. */
export async function revealCitation({ citation, uri }: Row): Promise<void> {
  await vscode.window.showTextDocument(uri, { selection: toRange(citation.range) });
}

/** What mends a row's citation, where it is underlined. */
export async function mendCitation({ citation, uri }: Row): Promise<void> {
  await showFixesAt(uri, underlined(citation, uri).start);
}

/** Where the editor shows what is wrong: with a misquoted citation that is the quotation beside it. */
function underlined({ range, code, message }: Citation, uri: vscode.Uri): vscode.Range {
  const cited = toRange(range);
  const away = (place: vscode.Range): number =>
    place.intersection(cited) === undefined ? 1 + Math.abs(place.start.line - cited.start.line) : 0;
  const [nearest] = vscode.languages
    .getDiagnostics(uri)
    .filter((told) => codeOf(told) === code && told.message === message)
    .sort((one, other) => away(one.range) - away(other.range));
  return nearest?.range ?? cited;
}

/** The code of a problem, which may have a link behind it. */
function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === "object" ? code.value : code;
}

/** The citations of a state; other bodies' instruments under their body, as the bodies are first cited. */
function grouped(state: State, citations: Citation[], uri: vscode.Uri): Group {
  const whole: Group = { state, bodies: [], citations: [] };
  for (const citation of citations) {
    const { body } = citation;
    let group = body === null ? whole : whole.bodies.find((known) => known.body === body);
    if (group === undefined && body !== null) {
      group = { state, body, around: whole, bodies: [], citations: [] };
      whole.bodies.push(group);
    }
    group?.citations.push({ citation, uri, group });
  }
  return whole;
}

/** How many citations are in a group. */
function sizeOf({ bodies, citations }: Group): number {
  return citations.length + bodies.reduce((sum, body) => sum + sizeOf(body), 0);
}

function groupItem(group: Group): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const { state, body } = group;
  if (body !== undefined) {
    const item = new vscode.TreeItem(body, Expanded);
    item.id = `${state} ${body}`;
    item.description = String(sizeOf(group));
    item.contextValue = "group";
    return item;
  }
  const isClosed = state === "exempt" || state === "not-reproduced" || state === "other";
  const item = new vscode.TreeItem(messages.stateName(state), isClosed ? Collapsed : Expanded);
  item.id = state;
  item.description = String(sizeOf(group));
  item.contextValue = "group";
  return item;
}

function rowItem(row: Row): vscode.TreeItem {
  const { citation } = row;
  const item = new vscode.TreeItem(onOneLine(citation.text));
  const line = messages.lineNumber(citation.range.start.line);
  const meaning = citation.message ?? messages.identitiesInRow(citation.targets);
  item.description = meaning === "" ? line : `${line} · ${meaning}`;
  if (citation.message !== null) {
    item.tooltip = citation.message;
  }
  item.iconPath = iconOf(citation);
  item.contextValue = isTold(citation) ? "toldCitation" : "citation";
  item.command = {
    command: "yuanyin.revealCitation",
    title: messages.lineNumber(citation.range.start.line),
    arguments: [row],
  };
  return item;
}

function iconOf({ state, severity }: Citation): vscode.ThemeIcon {
  const coloured = (icon: string, colour: string): vscode.ThemeIcon =>
    new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
  switch (state) {
    case "wrong":
      return severity === "error"
        ? coloured("error", "list.errorForeground")
        : coloured("warning", "list.warningForeground");
    case "ambiguous":
      return coloured("question", "list.warningForeground");
    case "unchecked":
      return new vscode.ThemeIcon("unverified");
    case "ok":
      return coloured("pass", "testing.iconPassed");
    case "exempt":
      return new vscode.ThemeIcon("circle-slash");
    case "not-reproduced":
      return new vscode.ThemeIcon("info");
    case "other":
      return new vscode.ThemeIcon("circle-outline");
  }
}
