/** Open the sample: a draft to try everything on, which belongs to no file. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as vscode from "vscode";

/** @param folder of the extension */
export async function openSample(folder: string): Promise<void> {
  const content = readFileSync(join(folder, "media", "sample.md"), "utf8");
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
  await vscode.window.showTextDocument(document);
}
