/** Fix all: what has one certain remedy is mended in the whole draft; what is left is counted. */

import * as vscode from "vscode";

import type { CommandContext } from "../command_context";
import * as messages from "../messages";
import { wanting } from "../provision";
import { applyTo } from "./apply_edit";

/** As `server/src/session/answers/code_actions.rs` names it. */
const FIX_ALL = "source.fixAll.yuanyin";
/** The server's name in what it tells. */
const SOURCE = "yuanyin";

/** @param document the draft; else the one in front or the one that the side bar lists */
export async function fixAll(context: CommandContext, document = context.citations.draft()): Promise<void> {
  if (document === undefined) {
    void vscode.window.showInformationMessage(messages.noDraft());
    return;
  }
  const { uri, version } = document;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
    "vscode.executeCodeActionProvider",
    uri,
    new vscode.Range(0, 0, document.lineCount, 0),
    FIX_ALL,
    1,
  );
  const edit = actions?.find((action) => action.kind?.value === FIX_ALL)?.edit;
  if (edit === undefined) {
    await report(context, uri, 0);
    return;
  }
  const fixed = problemsIn(uri, edit.get(uri));
  if (await applyTo(document, version, edit, () => fixAll(context, document))) {
    await report(context, uri, fixed);
  }
}

/** How many of the problems that are told of a draft a change is about: one may take several edits. */
function problemsIn(uri: vscode.Uri, edits: vscode.TextEdit[]): number {
  const told = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);
  return told.filter(({ range }) => edits.some((edit) => edit.range.intersection(range) !== undefined)).length;
}

async function report({ server }: CommandContext, uri: vscode.Uri, fixed: number): Promise<void> {
  const left = wanting((await server.ask("citations", { uri: uri.toString() })) ?? []);
  const show = messages.showCitations();
  const text = messages.fixed(fixed, left);
  if ((await vscode.window.showInformationMessage(text, ...(left > 0 ? [show] : []))) === show) {
    await vscode.commands.executeCommand("yuanyin.citationsView.focus");
  }
}
