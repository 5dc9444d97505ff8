/**
 * The pane with the messages between VS Code and the server. The client writes them only while the
 * pane's level is the lowest, which nobody who sets `yuanyin.trace.server` knows: here the setting
 * is the level. What is written is decided by the client, which reads the same setting.
 */

import * as vscode from "vscode";

import * as messages from "../messages";
import { tracesServer } from "../settings";

export class TraceChannel implements vscode.LogOutputChannel {
  readonly name = messages.traceName();
  private readonly levels = new vscode.EventEmitter<vscode.LogLevel>();
  readonly onDidChangeLogLevel = this.levels.event;
  /** Made when there is something to write: whoever traces nothing has no empty pane. */
  private pane: vscode.OutputChannel | undefined;
  private isDisposed = false;
  private readonly settings = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("yuanyin.trace.server")) {
      this.levels.fire(this.logLevel);
    }
  });

  get logLevel(): vscode.LogLevel {
    return tracesServer() ? vscode.LogLevel.Trace : vscode.LogLevel.Off;
  }

  trace(message: string): void {
    this.appendLine(`${new Date().toISOString()} ${message}`);
  }

  debug(message: string): void {
    this.trace(message);
  }

  info(message: string): void {
    this.trace(message);
  }

  warn(message: string): void {
    this.trace(message);
  }

  error(error: string | Error): void {
    this.trace(String(error));
  }

  append(text: string): void {
    this.opened()?.append(text);
  }

  appendLine(line: string): void {
    this.opened()?.appendLine(line);
  }

  replace(text: string): void {
    this.opened()?.replace(text);
  }

  clear(): void {
    this.pane?.clear();
  }

  show(): void {
    this.opened()?.show(true);
  }

  hide(): void {
    this.pane?.hide();
  }

  dispose(): void {
    this.isDisposed = true;
    this.settings.dispose();
    this.levels.dispose();
    this.pane?.dispose();
  }

  /** None any more once the window closes, while the client still tells of its last messages. */
  private opened(): vscode.OutputChannel | undefined {
    if (this.isDisposed) {
      return undefined;
    }
    this.pane ??= vscode.window.createOutputChannel(this.name);
    return this.pane;
  }
}
