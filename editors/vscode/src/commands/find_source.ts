/** Find source: which provision the selected passage, or the sentence at the cursor, comes from. */

import * as vscode from "vscode";

import { fromRange, toRange } from "../convert";
import { activeDraft } from "../documents";
import * as messages from "../messages";
import type { Source } from "../protocol";
import { calledBy, onOneLine } from "../provision";
import type { CommandContext } from "../command_context";
import { applyTo } from "./apply_edit";

export async function findSource(context: CommandContext): Promise<void> {
  const { server, recent } = context;
  const editor = activeDraft();
  if (editor === undefined) {
    void vscode.window.showInformationMessage(messages.noDraftForSource());
    return;
  }
  const { document, selection } = editor;
  const version = document.version;
  const found = await server.ask("findSource", {
    textDocument: { uri: document.uri.toString() },
    range: fromRange(selection),
  });
  if (found === null || found.length === 0) {
    void vscode.window.showInformationMessage(messages.noSource());
    return;
  }
  const chosen = await vscode.window.showQuickPick(found.map(item), {
    title: messages.sourceTitle(),
    placeHolder: messages.sourceHint(),
    matchOnDetail: true,
  });
  const edit = chosen?.source.edit;
  if (edit) {
    const change = new vscode.WorkspaceEdit();
    change.replace(document.uri, toRange(edit.range), edit.newText);
    if (await applyTo(document, version, change, () => findSource(context))) {
      await recent.note(calledBy(chosen.source));
    }
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
