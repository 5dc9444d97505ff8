/** Table of authorities: everything that the document cites, as a new document. */

import * as vscode from "vscode";

import { activeDraft } from "../documents";
import * as messages from "../messages";
import type { Rooms } from "../rooms";

export async function tableOfAuthorities({ server }: Rooms): Promise<void> {
  const draft = activeDraft();
  if (draft === undefined) {
    void vscode.window.showInformationMessage(messages.noDraft());
    return;
  }
  const uri = draft.document.uri.toString();
  const content = await server.request("cites", { uri, format: "markdown" });
  if (content === undefined || content === null || content.trim() === "") {
    void vscode.window.showInformationMessage(messages.nothingCited());
    return;
  }
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
}
