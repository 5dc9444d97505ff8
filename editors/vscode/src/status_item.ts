/** The item in the status bar: how the server is, what it serves, and what the draft cites. */

import * as vscode from "vscode";

import { servedEditor } from "./documents";
import * as messages from "./messages";
import type { Corpus, Status } from "./protocol";
import type { Server } from "./server/server";
import type { CitationsView } from "./views/citations";

/** Milliseconds in which a changed setting has brought another compilation. */
const SETTLED = 1000;

export class StatusItem implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subscriptions: vscode.Disposable[];
  private readonly corpora = new vscode.EventEmitter<undefined>();
  /** Told when another compilation is in force than before. */
  readonly onDidChangeCorpus = this.corpora.event;
  private status: Status | undefined;
  private settled: NodeJS.Timeout | undefined;

  constructor(
    private readonly server: Server,
    private readonly citations: CitationsView,
  ) {
    this.item = vscode.window.createStatusBarItem("yuanyin.status", vscode.StatusBarAlignment.Right, 90);
    this.item.name = messages.statusName();
    this.item.command = "yuanyin.showStatus";
    this.subscriptions = [
      server.onDidChange(() => void this.ask()),
      citations.onDidCount(() => {
        this.show();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.show();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("yuanyin")) {
          this.askWhenSettled();
        }
      }),
      vscode.workspace.onDidSaveTextDocument(() => {
        this.askWhenSettled();
      }),
    ];
    this.show();
  }

  /** What can be done, as a list. */
  async showMenu(): Promise<void> {
    const entries: [label: string, description: string, command: string, ...given: string[]][] = [
      [`$(list-tree) ${messages.menuCitations()}`, this.wantingOfActive(), "yuanyin.citationsView.focus"],
      [`$(warning) ${messages.menuProblems()}`, "", "workbench.actions.view.problems"],
      [`$(quote) ${messages.menuInsert()}`, "", "yuanyin.insertCitation"],
      [`$(wand) ${messages.menuFixAll()}`, "", "yuanyin.fixAll"],
      [`$(checklist) ${messages.menuCheckAll()}`, "", "yuanyin.checkWorkspace"],
      [`$(debug-restart) ${messages.restart()}`, "", "yuanyin.restartServer"],
      [`$(output) ${messages.openLog()}`, "", "yuanyin.showLog"],
      [`$(settings-gear) ${messages.menuSettings()}`, "", "workbench.action.openSettings", "yuanyin."],
      [`$(info) ${messages.menuVersion()}`, this.conditionLines().join(" · "), "yuanyin.showVersion"],
    ];
    const items = entries.map(([label, description, command, ...given]) => ({ label, description, command, given }));
    const chosen = await vscode.window.showQuickPick(items, { title: messages.statusMenu() });
    if (chosen !== undefined) {
      await vscode.commands.executeCommand(chosen.command, ...chosen.given);
    }
  }

  dispose(): void {
    clearTimeout(this.settled);
    vscode.Disposable.from(this.item, this.corpora, ...this.subscriptions).dispose();
  }

  private askWhenSettled(): void {
    clearTimeout(this.settled);
    this.settled = setTimeout(() => void this.ask(), SETTLED);
  }

  private async ask(): Promise<void> {
    const before = this.status;
    this.status = (await this.server.request("status", {})) ?? this.status;
    this.show();
    if (before !== undefined && JSON.stringify(corporaOf(before)) !== JSON.stringify(corporaOf(this.status))) {
      this.corpora.fire(undefined);
    }
  }

  private show(): void {
    const { item, server } = this;
    const { condition } = server;
    item.backgroundColor = undefined;
    switch (condition.is) {
      case "failed":
        item.text = `$(error) ${messages.statusName()}`;
        item.backgroundColor = new vscode.ThemeColor("statusBarItem.errorBackground");
        break;
      case "starting":
        item.text = `$(loading~spin) ${messages.statusName()}`;
        break;
      case "stopped":
        item.text = `$(circle-slash) ${messages.statusName()}`;
        break;
      case "running":
        item.text = `$(quote) ${this.figures()}`;
        break;
    }
    const lines = this.lines();
    item.tooltip = new vscode.MarkdownString(lines.map(escaped).join("  \n"));
    // Read aloud instead of the names of pictures and markup.
    // Why it has failed begins with the name.
    const name = condition.is === "failed" ? [] : [messages.statusName()];
    item.accessibilityInformation = { label: [...name, ...lines].join(", ") };
    if (condition.is === "failed" || servedEditor() !== undefined) {
      item.show();
    } else {
      item.hide();
    }
  }

  /** The number of citations, of those to look at and of those that were not checked; a hook where there are none of either. */
  private figures(): string {
    const counted = this.citations.countsOfActive();
    if (counted === undefined) {
      return messages.statusName();
    }
    const { all, wanting, unchecked, isChecked } = counted;
    if (!isChecked) {
      return `$(circle-slash) ${messages.draftNotChecked()}`;
    }
    const parts = [
      wanting > 0 ? ` $(warning) ${wanting}` : "",
      unchecked > 0 ? ` $(unverified) ${unchecked}` : "",
      all > 0 && wanting + unchecked === 0 ? " $(check)" : "",
    ];
    return `${all}${parts.join("")}`;
  }

  private lines(): string[] {
    const { condition } = this.server;
    if (condition.is !== "running") {
      return this.conditionLines();
    }
    const lines = [...this.countsOfActive(), ...this.conditionLines()];
    if (this.status !== undefined) {
      const { counts } = this.status;
      lines.push(messages.statusCounts(counts.provisions, counts.instruments, counts.topics));
      for (const { folder } of corporaOf(this.status)) {
        if (folder !== null) {
          lines.push(messages.statusFolder(folder));
        }
      }
    }
    return lines;
  }

  private countsOfActive(): string[] {
    const counted = this.citations.countsOfActive();
    return counted === undefined ? [] : messages.resultLines(counted);
  }

  private wantingOfActive(): string {
    const [, ...rest] = this.countsOfActive();
    const counted = this.citations.countsOfActive();
    return counted === undefined ? "" : [counted.all, ...rest].join(" · ");
  }

  /** How the server is, and which compilation is in force. */
  private conditionLines(): string[] {
    const { condition } = this.server;
    switch (condition.is) {
      case "failed":
        return [condition.reason];
      case "starting":
        return [messages.statusStarting()];
      case "stopped":
        return [messages.statusStopped()];
      case "running": {
        const server = messages.statusVersion(condition.version);
        const corpora = corporaOf(this.status);
        return [server, ...corpora.map(({ title, edition }) => messages.statusCorpus(title, edition))];
      }
    }
  }
}

/** The compilations that drafts are read with, the first of them first. */
function corporaOf(status: Status | undefined): Corpus[] {
  return status === undefined ? [] : [status.corpus, ...status.beside];
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~-]/gu, "\\$&");
}
