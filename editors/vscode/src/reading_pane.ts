/** A read-only document beside the draft with the text of the provisions asked for. */

import * as vscode from "vscode";

import type { Provision } from "./protocol";

const SCHEME = "yuanyin-provision";
/** A language of its own, so that it can be shown without line numbers and with wrapped lines. */
const LANGUAGE = "yuanyin-provision";
const RULE = "\n\n────────\n\n";

export class ReadingPane implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changes.event;
  private readonly texts = new Map<string, string>();
  private readonly subscriptions: vscode.Disposable[];
  /** Opens and closes one after the other: what is still being opened is closed, too. */
  private turn: Promise<void> = Promise.resolve();

  constructor() {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) {
          this.texts.delete(uri.toString());
        }
      }),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? "";
  }

  /** Shows provisions beside the editor in front, which keeps the cursor. */
  async show(provisions: Provision[]): Promise<void> {
    const first = provisions[0];
    if (first === undefined) {
      return;
    }
    const more = provisions.length > 1 ? ` +${provisions.length - 1}` : "";
    const text = provisions.map((provision) => provision.plain ?? provision.text).join(RULE);
    await this.inTurn(() => this.open(`${first.identity}${more}`, text));
  }

  /**
   * Makes room below the editor in front, where a list at the top of the window does not cover it,
   * and gives the cursor back. Whether it did: a pane that is open stays where it is.
   */
  async openBelow(title: string, text: string): Promise<boolean> {
    const editor = vscode.window.activeTextEditor;
    // In its turn, because a list that has just gone may still be closing its pane.
    return this.inTurn(async () => {
      if (editor === undefined || this.column() !== undefined) {
        return false;
      }
      await vscode.commands.executeCommand("workbench.action.newGroupBelow");
      await this.open(title, text, vscode.ViewColumn.Active);
      await vscode.window.showTextDocument(editor.document, editor.viewColumn);
      return true;
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  private async open(title: string, text: string, column?: vscode.ViewColumn): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title}` });
    this.texts.set(uri.toString(), text);
    this.changes.fire(uri);
    const opened = await vscode.workspace.openTextDocument(uri);
    const document = await vscode.languages.setTextDocumentLanguage(opened, LANGUAGE);
    await vscode.window.showTextDocument(document, {
      viewColumn: column ?? this.column() ?? vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  /** Closes what is shown, and the room made for it. */
  async close(): Promise<void> {
    await this.inTurn(async () => {
      for (const group of vscode.window.tabGroups.all) {
        const ours = group.tabs.filter(isOurs);
        if (ours.length === 0) {
          continue;
        }
        // The whole group where nothing else is in it: `workbench.editor.closeEmptyGroups` may be off.
        await (ours.length === group.tabs.length
          ? vscode.window.tabGroups.close(group, true)
          : vscode.window.tabGroups.close(ours, true));
      }
    });
  }

  dispose(): void {
    this.changes.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** Where it is shown. The editors know it at once, the tabs also where it is behind another one. */
  private column(): vscode.ViewColumn | undefined {
    return (
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === SCHEME)
        ?.viewColumn ?? vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isOurs))?.viewColumn
    );
  }
}

function isOurs({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputText && input.uri.scheme === SCHEME;
}
