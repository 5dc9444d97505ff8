/** The item under `{}` in the status bar: whether the draft in front has been checked, and with what result. */

import * as vscode from "vscode";

import { selector } from "./documents";
import * as messages from "./messages";
import type { Server } from "./server/server";
import type { CitationsView } from "./views/citations";

export class LanguageStatus implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem("yuanyin.check", selector());
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly server: Server,
    private readonly citations: CitationsView,
  ) {
    this.item.name = messages.statusName();
    this.item.command = { command: "yuanyin.citationsView.focus", title: messages.languageStatusLink() };
    const show = (): void => {
      this.show();
    };
    this.subscriptions = [
      server.onDidChange(show),
      citations.onDidCount(show),
      vscode.window.onDidChangeActiveTextEditor(show),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("yuanyin.languages")) {
          this.item.selector = selector();
        }
      }),
    ];
    this.show();
  }

  dispose(): void {
    vscode.Disposable.from(this.item, ...this.subscriptions).dispose();
  }

  private show(): void {
    const { item } = this;
    const { Error, Warning, Information } = vscode.LanguageStatusSeverity;
    const { condition } = this.server;
    item.busy = condition.is === "starting";
    item.severity = condition.is === "failed" ? Error : Information;
    if (condition.is !== "running") {
      item.text = messages.draftNotChecked();
      item.detail = condition.is === "failed" ? messages.statusFailed() : messages.statusOf(condition.is);
      return;
    }
    const counted = this.citations.countsOfActive();
    item.text = counted === undefined ? messages.statusName() : messages.result(counted);
    item.detail = messages.statusVersion(condition.version);
    if (counted !== undefined && counted.wanting > 0) {
      item.severity = Warning;
    }
  }
}
