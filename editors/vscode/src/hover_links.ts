/** What can be done with a citation, as links below its hover. */

import * as vscode from "vscode";

import * as messages from "./messages";
import type { At, Named } from "./protocol";

const COMMANDS = ["yuanyin.openCited", "yuanyin.copyAsCitation", "yuanyin.convertCitation"] as const;

/**
 * The links for the citation at a place; `undefined` where nothing can be done with it.
 *
 * @param named what it names
 */
export function linksOf(at: At, named: Named | undefined): vscode.MarkdownString | undefined {
  if (named === undefined || named.provisions.length === 0) {
    return undefined;
  }
  // VS Code decodes links twice, which must find no percent sign of an address.
  const given = encodeURIComponent(JSON.stringify([at]).replaceAll("%", "\\u0025"));
  const titles = [messages.linkOpen(), messages.linkCopy(), messages.linkConvert()];
  const links = COMMANDS.map((command, number) => `[${titles[number] ?? ""}](command:${command}?${given})`);
  const written = new vscode.MarkdownString(links.join(" · "));
  written.isTrusted = { enabledCommands: COMMANDS };
  return written;
}
