/** Changes of a draft that were worked out a while ago: made where the draft is still the same, else told. */

import * as vscode from "vscode";

import * as messages from "../messages";

/**
 * Makes a change in a document, unless the document is another by now; whether it was made. Where it was
 * not, that is told, with a button that does everything again.
 *
 * @param version of the document that the change was worked out for
 */
export async function applyTo(
  document: vscode.TextDocument,
  version: number,
  change: vscode.WorkspaceEdit,
  again: () => Promise<void>,
): Promise<boolean> {
  const isSame = !document.isClosed && document.version === version;
  if (isSame && (await vscode.workspace.applyEdit(change))) {
    return true;
  }
  const retry = messages.tryAgain();
  const reason = isSame ? messages.notWritten() : messages.changedMeanwhile();
  void vscode.window.showWarningMessage(reason, retry).then(async (chosen) => {
    if (chosen === retry) {
      await again();
    }
  });
  return false;
}
