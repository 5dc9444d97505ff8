/** Convert citation: the other names of what is cited at the cursor; the server does the rest. */

import * as vscode from "vscode";

import * as messages from "../messages";

/** As `server/src/lsp/backend.rs` names them. */
const ONE = "refactor.rewrite.citation";
const ALL = "refactor.rewrite.allCitations";

export async function convertCitation(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage(messages.noEditor());
    return;
  }
  const { document, selection } = editor;
  const cursor = new vscode.Range(selection.active, selection.active);
  const actions = (await Promise.all([ONE, ALL].map((kind) => actionsOf(document.uri, cursor, kind)))).flat();
  if (actions.length === 0) {
    void vscode.window.showInformationMessage(messages.nothingToConvert());
    return;
  }
  const items = actions.map((action) => ({ label: action.title, action }));
  const chosen = await vscode.window.showQuickPick(items, { title: messages.convertTitle() });
  if (chosen?.action.edit !== undefined) {
    await vscode.workspace.applyEdit(chosen.action.edit);
  }
}

/** The actions of one kind, with their edits. */
async function actionsOf(uri: vscode.Uri, range: vscode.Range, kind: string): Promise<vscode.CodeAction[]> {
  const most = 10;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
    "vscode.executeCodeActionProvider",
    uri,
    range,
    kind,
    most,
  );
  return (actions ?? []).filter((action) => action.kind?.value === kind && action.edit !== undefined);
}
