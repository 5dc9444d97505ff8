/** Show version: the extension, the server and the compilation. */

import * as vscode from "vscode";

import * as messages from "../messages";
import type { CommandContext } from "../command_context";

export async function showVersion({ server, version }: CommandContext): Promise<void> {
  const { condition } = server;
  const status = await server.request("status", {});
  const text =
    condition.is === "running" && status !== undefined
      ? messages.versions(
          version,
          status.version,
          condition.path,
          [status.corpus, ...status.beside].map(({ title, edition }) => messages.statusCorpus(title, edition)).join(". "),
        )
      : messages.versionWithoutServer(
          version,
          condition.is === "failed" ? condition.reason : messages.statusFailed(),
        );
  const copy = messages.copyVersions();
  if ((await vscode.window.showInformationMessage(text, copy)) === copy) {
    await vscode.env.clipboard.writeText(text);
  }
}
