/** Find source: which provision the selected passage, or the sentence at the cursor, comes from. */

import * as vscode from "vscode";

import { fromRange, toRange } from "../convert";
import * as messages from "../messages";
import type { Source } from "../protocol";
import { onOneLine } from "../provision";
import type { CommandContext } from "../command_context";

export async function findSource({ server, recent }: CommandContext): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage(messages.noEditor());
    return;
  }
  const { document, selection } = editor;
  const version = document.version;
  const found = await server.request("findSource", {
    textDocument: { uri: document.uri.toString() },
    range: fromRange(selection),
  });
  if (found === undefined || found === null || found.length === 0) {
    void vscode.window.showInformationMessage(messages.noSource());
    return;
  }
  const chosen = await vscode.window.showQuickPick(found.map(item), {
    title: messages.sourceTitle(),
    placeHolder: messages.sourceHint(),
    matchOnDetail: true,
  });
  const edit = chosen?.source.edit;
  // Whoever went on writing meanwhile is not overwritten at a place that has moved.
  if (edit && document.version === version) {
    const changes = new vscode.WorkspaceEdit();
    changes.replace(document.uri, toRange(edit.range), edit.newText);
    await vscode.workspace.applyEdit(changes);
    await recent.note(chosen.source.identity);
  }
}

function item(source: Source): vscode.QuickPickItem & { source: Source } {
  return {
    label: source.citation,
    description: `${messages.nearness(source.nearness)} · ${source.heading}`,
    detail: onOneLine(source.text),
    source,
  };
}
