/**
 * The server's life: found, asked for its version, started, watched, started again. All of
 * `vscode-languageclient` is here and in `middleware.ts`.
 */

import * as vscode from "vscode";
import {
  CloseAction,
  type Diagnostic,
  ErrorAction,
  type LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from "vscode-languageclient/node";

import { served } from "../documents";
import * as messages from "../messages";
import type { At, Requests, TextEdit } from "../protocol";
import { atStart } from "../settings";
import { Crashes } from "./crashes";
import { explained, middlewareOf } from "./middleware";
import { NoAnswer } from "./no_answer";
import { findProgram, type Program } from "./program";
import { TraceChannel } from "./trace_channel";

/** How the server is. */
export type Condition =
  | { is: "stopped" }
  | { is: "starting" }
  | { is: "running"; version: string; path: string }
  /** The reason stands on one line, in the reader's language. */
  | { is: "failed"; reason: string };

/** A draft that was checked without being open. */
export interface Checked {
  uri: vscode.Uri;
  diagnostics: vscode.Diagnostic[];
  /** How many of its citations were not checked. */
  unchecked: number;
  /** Why it could not be read, where it could not. */
  unreadable: string | null;
}

/** Cancels nothing. */
const NEVER = new vscode.CancellationTokenSource().token;

/** The one server of this window. */
export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private state: Condition = { is: "stopped" };
  private readonly crashes = new Crashes();
  private readonly changes = new vscode.EventEmitter<Condition>();
  /** Starts and stops one after the other. */
  private turn: Promise<void> = Promise.resolve();
  private isDisposed = false;
  private readonly trace = new TraceChannel();

  /** Told whenever the condition has changed. */
  readonly onDidChange = this.changes.event;

  private readonly published = new vscode.EventEmitter<vscode.Uri>();
  /** Told whenever the server has told what is wrong in a document, that is in one that is open or has just been. */
  readonly onDidPublish = this.published.event;

  constructor(
    private readonly folder: vscode.Uri,
    readonly log: vscode.LogOutputChannel,
  ) {}

  get condition(): Condition {
    return this.state;
  }

  /** Starts the server where it is not running; what is wrong is told once, with what to do. */
  start(): Promise<void> {
    return this.inTurn(() => (this.client === undefined ? this.startNow() : Promise.resolve()));
  }

  /** Starts it afresh, whatever it was. */
  restart(): Promise<void> {
    this.crashes.forget();
    return this.inTurn(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  stop(): Promise<void> {
    return this.inTurn(() => this.stopNow());
  }

  dispose(): void {
    this.isDisposed = true;
    void this.stop();
    this.changes.dispose();
    this.published.dispose();
    this.trace.dispose();
  }

  /** Takes changed settings to the server. */
  async settingsHaveChanged(): Promise<void> {
    if (this.client?.isRunning()) {
      await this.client.sendNotification("workspace/didChangeConfiguration", { settings: null });
    }
  }

  /**
   * One of the server's own requests; `undefined` where the server is not running or cannot answer,
   * which the log tells.
   */
  async request<Name extends keyof Requests>(
    name: Name,
    params: Requests[Name][0],
    // Never `undefined`: the client would send that as one more parameter.
    token: vscode.CancellationToken = NEVER,
  ): Promise<Requests[Name][1] | undefined> {
    const client = this.client;
    if (!client?.isRunning()) {
      return undefined;
    }
    try {
      return await client.sendRequest<Requests[Name][1]>(`yuanyin/${name}`, params, token);
    } catch (error) {
      if (!token.isCancellationRequested) {
        this.log.warn(`yuanyin/${name}: ${String(error)}`);
      }
      return undefined;
    }
  }

  /** The same for a command, which has nothing to say without an answer. Throws {@link NoAnswer}. */
  async ask<Name extends keyof Requests>(
    name: Name,
    params: Requests[Name][0],
    token?: vscode.CancellationToken,
  ): Promise<Requests[Name][1]> {
    const answer = await this.request(name, params, token);
    if (answer === undefined) {
      throw new NoAnswer(name);
    }
    return answer;
  }

  /** What is wrong in drafts of the workspace, open or not. Throws {@link NoAnswer}. */
  async check(uris: string[], token?: vscode.CancellationToken): Promise<Checked[]> {
    const checked = await this.ask("check", { uris }, token);
    const converter = this.client?.protocol2CodeConverter;
    if (converter === undefined) {
      throw new NoAnswer("check");
    }
    const converted = checked.map(async ({ uri, diagnostics, unchecked, unreadable }) => {
      const told = await converter.asDiagnostics(diagnostics as Diagnostic[]);
      return { uri: vscode.Uri.parse(uri), diagnostics: told.map(explained), unchecked, unreadable };
    });
    return await Promise.all(converted);
  }

  /** What could be completed at a place, as the editor would ask: the changes that the proposals make. */
  async completions(at: At): Promise<TextEdit[]> {
    const client = this.client;
    if (!client?.isRunning()) {
      return [];
    }
    const answer = await client.sendRequest<{ items: { textEdit: TextEdit }[] } | null>("textDocument/completion", at);
    return (answer?.items ?? []).map(({ textEdit }) => textEdit);
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work, work);
    return this.turn;
  }

  private set(condition: Condition): void {
    this.state = condition;
    if (!this.isDisposed) {
      void vscode.commands.executeCommand("setContext", "yuanyin.server", condition.is);
      this.changes.fire(condition);
    }
  }

  private async startNow(): Promise<void> {
    if (this.isDisposed) {
      return;
    }
    this.set({ is: "starting" });
    const program = await findProgram(this.folder);
    if ("failure" in program) {
      this.fail(program.failure);
      return;
    }
    this.log.info(`yuanyin ${program.version}: ${program.name} (${program.origin})`);
    const client = this.clientOf(program);
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      // A client that has been replaced says nothing of the present one.
      if (this.client !== client) {
        return;
      }
      if (newState === State.Running) {
        this.set({ is: "running", version: program.version, path: program.name });
      } else if (newState === State.Stopped && this.state.is === "running") {
        this.ended(client);
      }
    });
    try {
      await client.start();
    } catch (error) {
      this.client = undefined;
      await discard(client);
      this.fail(program.notStarted(String(error)));
    }
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client !== undefined) {
      await discard(client);
    }
    this.set({ is: "stopped" });
  }

  private clientOf(program: Program): LanguageClient {
    const options: LanguageClientOptions = {
      documentSelector: served(),
      initializationOptions: atStart,
      outputChannel: this.log,
      traceOutputChannel: this.trace,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      middleware: middlewareOf(
        (at) => this.request("provision", at),
        (uri) => {
          this.published.fire(uri);
        },
      ),
      // A draft's text is told when it is looked at, not for every file that something has opened.
      textSynchronization: { delayOpenNotifications: true },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: (error) => {
          this.log.error(error.message);
          return { action: ErrorAction.Continue, handled: true };
        },
        // Whoever has started it hears of it, and starts another; the client's own way tells of every attempt.
        closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
      },
    };
    return program.client(options);
  }

  /** A server that was running has ended by itself. */
  private ended(client: LanguageClient): void {
    this.client = undefined;
    if (!this.crashes.mayRestart(Date.now())) {
      void discard(client);
      this.fail(messages.serverKeepsEnding());
      return;
    }
    this.log.warn("the server has ended; it is started again");
    this.set({ is: "starting" });
    void this.inTurn(async () => {
      await discard(client);
      // Unless it was stopped or started meanwhile.
      if (this.client === undefined && this.state.is === "starting") {
        await this.startNow();
      }
    });
  }

  /** Says once what is wrong, and what can be done. */
  private fail(reason: string): void {
    this.log.error(reason);
    this.set({ is: "failed", reason });
    void this.offerHelp(reason);
  }

  private async offerHelp(reason: string): Promise<void> {
    const restart = messages.restart();
    const settings = messages.openSettings();
    const log = messages.openLog();
    const chosen = await vscode.window.showErrorMessage(reason, restart, settings, log);
    if (chosen === restart) {
      await this.restart();
    } else if (chosen === settings) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "yuanyin.server.path");
    } else if (chosen === log) {
      this.log.show(true);
    }
  }
}

async function discard(client: LanguageClient): Promise<void> {
  try {
    await client.dispose();
  } catch {
    // One that has not started, or has ended, has nothing to close.
  }
}
