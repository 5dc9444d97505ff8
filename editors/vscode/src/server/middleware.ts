/** What is added to the server's answers on their way to VS Code: links, and the walkthrough's ticks. */

import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient/node";

import { atPosition } from "../convert";
import { isCompilation, isDraft } from "../documents";
import { linkToExplanation } from "../explanations";
import { linksOf } from "../hover_links";
import type { At, Named } from "../protocol";
import { ofTheServer } from "../settings";
import { awaits, tick, TOOK_COMPLETION, TOOK_FIX } from "../walkthrough";

/**
 * @param named what the citation at a place names; `undefined` without an answer
 * @param published told of every document of which the server tells what is wrong
 */
export const middlewareOf = (
  named: (at: At) => Promise<Named | undefined>,
  published: (uri: vscode.Uri) => void,
): Middleware => ({
  workspace: {
    configuration: (params) =>
      params.items.map(({ scopeUri }) => ofTheServer(scopeUri === undefined ? undefined : vscode.Uri.parse(scopeUri))),
  },
  handleDiagnostics: (uri, diagnostics, next) => {
    next(uri, diagnostics.map(explained));
    published(uri);
  },
  // The same of an editor that asks for them.
  provideDiagnostics: async (document, previous, token, next) => {
    const report = await next(document, previous, token);
    if (report !== undefined && report !== null && "items" in report) {
      report.items.forEach(explained);
    }
    published("uri" in document ? document.uri : document);
    return report;
  },
  provideHover: async (document, position, token, next) => {
    const hover = await next(document, position, token);
    // What a project file says is no citation.
    if (hover === undefined || hover === null || !isDraft(document)) {
      return hover;
    }
    tick("read");
    const at = atPosition(document, position);
    const links = hover.range === undefined ? undefined : linksOf(at, await named(at), !isCompilation(document));
    return links === undefined ? hover : new vscode.Hover([...hover.contents, links], hover.range);
  },
  provideCompletionItem: async (document, position, context, token, next) => {
    const answer = await next(document, position, context, token);
    if (awaits("completed") && isDraft(document)) {
      const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
      for (const item of items) {
        item.command ??= { command: TOOK_COMPLETION, title: "" };
      }
    }
    return answer;
  },
  provideCodeActions: async (document, range, context, token, next) => {
    const actions = await next(document, range, context, token);
    if (awaits("fixed")) {
      for (const action of actions ?? []) {
        if (action instanceof vscode.CodeAction && action.kind?.value === vscode.CodeActionKind.QuickFix.value) {
          action.command ??= { command: TOOK_FIX, title: "" };
        }
      }
    }
    return actions;
  },
});

/** A problem with a link behind its code, which explains it. */
export function explained(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  // The server's own link leads to a file, whose text would be shown as it is written.
  const { code } = diagnostic;
  const name = typeof code === "object" ? code.value : code;
  const target = typeof name === "string" ? linkToExplanation(name) : undefined;
  if (name !== undefined && target !== undefined) {
    diagnostic.code = { value: name, target };
  }
  return diagnostic;
}
