/** Table of authorities: everything that a draft cites, as a new document. */

import * as vscode from "vscode";

import { servedEditor } from "../documents";
import * as messages from "../messages";
import type { CommandContext } from "../command_context";

export async function tableOfAuthorities({ server, citations }: CommandContext): Promise<void> {
  // The button in the view is about what the view lists.
  const draft = servedEditor()?.document ?? citations.shownDraft();
  if (draft === undefined) {
    void vscode.window.showInformationMessage(messages.noDraft());
    return;
  }
  const uri = draft.uri.toString();
  const [cited, content] = await Promise.all([
    server.request("citations", { uri }),
    server.request("cites", { uri, format: "markdown" }),
  ]);
  if (!cited?.length || !content) {
    void vscode.window.showInformationMessage(messages.nothingCited());
    return;
  }
  const name = draft.uri.path.split("/").at(-1) ?? "";
  const table = vscode.Uri.from({ scheme: SCHEME, path: `/${messages.tableTitle(name)}` });
  tables.texts.set(table.toString(), content);
  tables.changes.fire(table);
  const opened = await vscode.workspace.openTextDocument(table);
  const document = await vscode.languages.setTextDocumentLanguage(opened, "markdown");
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
}

/** A document that is no draft: a table's citations are those of its draft once more. */
const SCHEME = "yuanyin-authorities";
const tables = { texts: new Map<string, string>(), changes: new vscode.EventEmitter<vscode.Uri>() };

/** Lets tables be shown. */
export function provideTables(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: tables.changes.event,
    provideTextDocumentContent: (uri) => tables.texts.get(uri.toString()) ?? "",
  });
}
