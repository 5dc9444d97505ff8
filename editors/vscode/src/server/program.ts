/** The server as a program of this machine: found, asked for its version, and connected to by its standard input and output. */

import { existsSync } from "node:fs";

import type * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";

import * as messages from "../messages";
import { serverPath } from "../settings";
import { type Missing, locate } from "./locate";
import { probe } from "./probe";

/** A server that can be started. `program_web.ts` has that of a window without a machine. */
export interface Program {
  /** What it is, for people. */
  name: string;
  version: string;
  /** Where it comes from, for the log. */
  origin: string;
  /** Why it did not start, in the reader's language. */
  notStarted: (reason: string) => string;
  client: (options: LanguageClientOptions) => LanguageClient;
}

/** Writes what is wrong with the connection into the log only: it is told once and in the reader's language elsewhere. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/**
 * The program to start, or why there is none, in the reader's language.
 *
 * @param folder where the extension is installed
 */
export async function findProgram(folder: vscode.Uri): Promise<Program | { failure: string }> {
  const located = locate(serverPath(), folder.fsPath, process.platform, existsSync);
  if ("reason" in located) {
    return { failure: reasonOf(located) };
  }
  const { path, origin } = located;
  const probed = await probe(path, origin === "bundled");
  if (!("version" in probed)) {
    const reason = "failure" in probed ? probed.failure : messages.otherProgram(probed.otherProgram);
    return { failure: messages.serverDoesNotRun(path, reason, origin) };
  }
  const run = { command: path, args: ["lsp"] };
  return {
    name: path,
    version: probed.version,
    origin,
    notStarted: (reason) => messages.serverDoesNotStart(path, reason, origin),
    client: (options) => new QuietClient("yuanyin", "Yuanyin", { run, debug: run }, options),
  };
}

function reasonOf(missing: Missing): string {
  return missing.reason === "not-absolute" ? messages.serverPathNotAbsolute(missing.path) : messages.serverNotBundled();
}
