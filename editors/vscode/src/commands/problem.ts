/** Commands at a citation that is wrong: what is wrong is said, and can be mended. */

import * as vscode from "vscode";

import * as messages from "../messages";
import type { At, Named } from "../protocol";

/** Says a text about a problem, and offers its fixes. */
export async function sayProblem(
  { code }: NonNullable<Named["problem"]>,
  text: string,
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<void> {
  const fixes = messages.showFixes();
  // What is merely not in the compilation has none.
  const buttons = code === "not-in-compilation" ? [] : [fixes];
  if ((await vscode.window.showInformationMessage(text, ...buttons)) === fixes) {
    await showFixesAt(document.uri, range.start);
  }
}

/** Opens the fixes of what is underlined at a place: fixes only, neither other forms nor sources. */
export async function showFixesAt(uri: vscode.Uri, at: vscode.Position): Promise<void> {
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
  await vscode.commands.executeCommand("editor.action.codeAction", { kind: "quickfix", apply: "never" });
}

/** The open document that a place is in. */
export function documentOf({ textDocument }: At): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === textDocument.uri);
}
