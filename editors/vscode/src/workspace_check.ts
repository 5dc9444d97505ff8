/**
 * Check all drafts of the workspace: the problems of those that are not open, in the list of problems. They
 * are kept up to date: a draft that is opened is the server's to tell of, one that changes on disk or is
 * closed is checked again.
 */

import * as vscode from "vscode";

import * as messages from "./messages";
import type { Checked, Server } from "./server/server";
import { listsAllDrafts } from "./settings";

/** Drafts that are checked with one request: so many that the requests cost little, so few that cancelling is quick. */
const AT_A_TIME = 20;
/** Milliseconds without another change before what has changed is checked again. */
const QUIET = 500;

export class WorkspaceCheck implements vscode.Disposable {
  private readonly problems = vscode.languages.createDiagnosticCollection("yuanyin-workspace");
  /** The drafts that have been checked, open ones among them. */
  private readonly checked = new Set<string>();
  /** Those that are to be checked again. */
  private readonly changed = new Set<string>();
  private quiet: NodeJS.Timeout | undefined;
  private watcher: vscode.FileSystemWatcher | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly server: Server) {
    this.subscriptions = [
      server.onDidPublish((uri) => {
        // Nothing is told twice.
        if (isOpen(uri)) {
          this.problems.delete(uri);
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.again(uri);
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) {
          if (input instanceof vscode.TabInputText) {
            this.again(input.uri);
          }
        }
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("yuanyin")) {
          this.checked.forEach((uri) => {
            this.again(vscode.Uri.parse(uri));
          });
        }
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.quiet);
    this.watcher?.dispose();
    this.problems.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** Checks all of them, with progress; then says what was found. */
  async run(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0) {
      void vscode.window.showInformationMessage(messages.noFolder());
      return;
    }
    if (folders.every(({ uri }) => uri.scheme !== "file")) {
      void vscode.window.showInformationMessage(messages.notOnDisk());
      return;
    }
    const { server } = this;
    const outcome = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: messages.checkingAll(), cancellable: true },
      async (progress, token) => {
        const drafts = await server.ask("drafts", {}, token);
        this.forgetAllBut(drafts);
        const results: Checked[] = [];
        for (let begin = 0; begin < drafts.length && !token.isCancellationRequested; begin += AT_A_TIME) {
          progress.report({
            message: messages.checkedOf(begin, drafts.length),
            increment: (100 * AT_A_TIME) / drafts.length,
          });
          const some = await server.check(drafts.slice(begin, begin + AT_A_TIME));
          some.forEach((result) => {
            this.keep(result);
          });
          results.push(...some);
        }
        return { results, all: drafts.length };
      },
    );
    this.watch();
    await this.report(outcome.results, outcome.all);
  }

  private async report(results: Checked[], all: number): Promise<void> {
    const count = (severity: vscode.DiagnosticSeverity): number =>
      results.reduce((sum, { diagnostics }) => sum + diagnostics.filter((told) => told.severity === severity).length, 0);
    const { Error, Warning } = vscode.DiagnosticSeverity;
    const unreadable = results.flatMap((result) => result.unreadable ?? []);
    unreadable.forEach((reason) => {
      this.server.log.warn(reason);
    });
    const text = messages.allChecked({
      checked: results.length - unreadable.length,
      all,
      errors: count(Error),
      warnings: count(Warning),
      unchecked: results.reduce((sum, { unchecked }) => sum + unchecked, 0),
      unreadable,
    });
    const [problems, log] = [messages.showProblems(), messages.openLog()];
    const isAny = results.some(({ diagnostics }) => diagnostics.length > 0);
    const buttons = [...(isAny ? [problems] : []), ...(unreadable.length > 0 ? [log] : [])];
    const chosen = await vscode.window.showInformationMessage(text, ...buttons);
    if (chosen === problems) {
      await vscode.commands.executeCommand("workbench.actions.view.problems");
    } else if (chosen === log) {
      this.server.log.show(true);
    }
  }

  private keep({ uri, diagnostics }: Checked): void {
    this.checked.add(uri.toString());
    if (isOpen(uri) || listsAllDrafts()) {
      this.problems.delete(uri);
    } else {
      this.problems.set(uri, diagnostics);
    }
  }

  private forgetAllBut(drafts: string[]): void {
    const there = new Set(drafts.map((uri) => vscode.Uri.parse(uri).toString()));
    for (const uri of [...this.checked].filter((uri) => !there.has(uri))) {
      this.checked.delete(uri);
      this.problems.delete(vscode.Uri.parse(uri));
    }
  }

  /** Follows what changes on disk, once something has been checked. */
  private watch(): void {
    if (this.watcher === undefined) {
      this.watcher = vscode.workspace.createFileSystemWatcher("**/*", true);
      this.watcher.onDidChange((uri) => {
        this.again(uri);
      });
      this.watcher.onDidDelete((uri) => {
        this.checked.delete(uri.toString());
        this.problems.delete(uri);
      });
    }
  }

  private again(uri: vscode.Uri): void {
    if (!this.checked.has(uri.toString())) {
      return;
    }
    this.changed.add(uri.toString());
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => void this.checkChanged(), QUIET);
  }

  private async checkChanged(): Promise<void> {
    const changed = [...this.changed];
    this.changed.clear();
    try {
      for (let begin = 0; begin < changed.length; begin += AT_A_TIME) {
        (await this.server.check(changed.slice(begin, begin + AT_A_TIME))).forEach((result) => {
          if (this.checked.has(result.uri.toString())) {
            this.keep(result);
          }
        });
      }
    } catch {
      // Without a server nothing is known any more of what has changed; the log says why.
      changed.forEach((uri) => {
        this.problems.delete(vscode.Uri.parse(uri));
      });
    }
  }
}

/**
 * Whether the server tells of a document: it is shown in some tab, and has been looked at. (A tab that was there at
 * the start and was never in front has no document yet.)
 */
function isOpen(uri: vscode.Uri): boolean {
  const wanted = uri.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const isShown = tabs.some(
    ({ input }) =>
      (input instanceof vscode.TabInputText && input.uri.toString() === wanted) ||
      (input instanceof vscode.TabInputTextDiff && input.modified.toString() === wanted),
  );
  return isShown && vscode.workspace.textDocuments.some((document) => document.uri.toString() === wanted);
}
