/** Open the sample: a draft to try everything on, which belongs to no file. */

import * as vscode from "vscode";

import { textOf } from "../convert";

/** @param folder of the extension */
export async function openSample(folder: vscode.Uri): Promise<void> {
  const content = await textOf(vscode.Uri.joinPath(folder, "media", "sample.md"));
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
  await vscode.window.showTextDocument(document);
}
