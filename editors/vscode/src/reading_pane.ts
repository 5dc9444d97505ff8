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
  /** Lists that have asked for room. */
  private readers = 0;
  /** Whether room was made for them. */
  private isLent = false;

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
    await this.inTurn(() => this.turnTo(provisions));
  }

  /** The same where the pane is open; one that the user has closed stays closed. */
  async showIfOpen(provisions: Provision[]): Promise<void> {
    await this.inTurn(async () => {
      if (this.column() !== undefined) {
        await this.turnTo(provisions);
      }
    });
  }

  /**
   * Makes room for a list at the top of the window, below the draft in front, where the list does not
   * cover it. The list keeps the keys. A pane that is open stays where it is. Each call wants one of
   * `giveBack`.
   */
  async lend(title: string, text: string): Promise<void> {
    // Counted at once: a list that has just gone leaves its pane to the next one.
    this.readers += 1;
    await this.inTurn(async () => {
      if (this.readers === 0 || this.column() !== undefined) {
        return;
      }
      this.isLent = true;
      if (vscode.window.tabGroups.all.length === 1) {
        // Splits the window without taking the keys from the list, nor the draft from the front.
        await vscode.commands.executeCommand("vscode.setEditorLayout", { orientation: 1, groups: [{}, {}] });
        await this.open(title, text, vscode.ViewColumn.Two);
        return;
      }
      // Where there are several groups, the new one is in front as long as it is there.
      await vscode.commands.executeCommand("workbench.action.newGroupBelow");
      const { tabs, viewColumn } = vscode.window.tabGroups.activeTabGroup;
      await this.open(title, text, tabs.length === 0 ? viewColumn : vscode.ViewColumn.Beside);
    });
  }

  /** Closes the room that was made, with the last list. */
  async giveBack(): Promise<void> {
    this.readers -= 1;
    await this.inTurn(async () => {
      if (this.readers === 0 && this.isLent) {
        this.isLent = false;
        await this.close();
      }
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async turnTo(provisions: Provision[]): Promise<void> {
    const first = provisions[0];
    if (first === undefined) {
      return;
    }
    const more = provisions.length > 1 ? ` +${provisions.length - 1}` : "";
    const text = provisions.map((provision) => provision.plain ?? provision.text).join(RULE);
    await this.open(`${first.identity}${more}`, text);
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

  private async close(): Promise<void> {
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
