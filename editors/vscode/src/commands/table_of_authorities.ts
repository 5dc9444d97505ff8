/** Table of authorities: everything that a draft cites, as a new document. */

import * as vscode from "vscode";

import { servedEditor } from "../documents";
import * as messages from "../messages";
import type { Rooms } from "../rooms";

export async function tableOfAuthorities({ server, citations }: Rooms): Promise<void> {
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
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
}
