/** What can be done with a citation, as links below its hover. */

import * as vscode from "vscode";

import * as messages from "./messages";
import type { At, Named } from "./protocol";

/**
 * The links for the citation at a place; `undefined` where nothing can be done with it.
 *
 * @param named what it names
 * @param isDraft whether it stands in a draft, which can be changed, and not in the compilation
 */
export function linksOf(at: At, named: Named | undefined, isDraft: boolean): vscode.MarkdownString | undefined {
  if (named === undefined || named.provisions.length === 0) {
    return undefined;
  }
  // VS Code decodes links twice, which must find no percent sign of an address.
  const given = encodeURIComponent(JSON.stringify([at]).replaceAll("%", "\\u0025"));
  const links: [title: string, command: string][] = [
    [messages.linkOpen(), "yuanyin.openCited"],
    [messages.linkCopy(), "yuanyin.copyAsCitation"],
    ...(isDraft ? ([[messages.linkConvert(), "yuanyin.convertCitation"]] satisfies [string, string][]) : []),
  ];
  const written = new vscode.MarkdownString(
    links.map(([title, command]) => `[${title}](command:${command}?${given})`).join(" · "),
  );
  written.isTrusted = { enabledCommands: links.map(([, command]) => command) };
  return written;
}
