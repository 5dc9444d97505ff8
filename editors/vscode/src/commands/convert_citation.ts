/** Convert citation: the other names of what is cited, at the cursor or everywhere; the server does the rest. */

import * as vscode from "vscode";

import { servedEditor } from "../documents";
import * as messages from "../messages";

/** As `server/src/session/answers/code_actions.rs` names them. */
const ONE = "refactor.rewrite.citation";
const ALL = "refactor.rewrite.allCitations";

interface Item extends vscode.QuickPickItem {
  action?: vscode.CodeAction;
}

/** Offers the other forms of the citation at the cursor, and from there the conversion of all. */
export async function convertCitation(): Promise<void> {
  const editor = draftInFront();
  if (editor === undefined) {
    return;
  }
  const actions = await actionsAtCursor(editor, ONE);
  const all = messages.convertAll();
  if (actions.length === 0) {
    if ((await vscode.window.showInformationMessage(messages.nothingToConvert(), all)) === all) {
      await convertAllCitations();
    }
    return;
  }
  const items: Item[] = [
    ...actions.map(itemOf),
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    { label: all },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: messages.convertTitle() });
  if (chosen?.action !== undefined) {
    await apply(chosen.action);
  } else if (chosen !== undefined) {
    await convertAllCitations();
  }
}

/** Offers the forms that all citations of the draft can take, wherever the cursor is. */
export async function convertAllCitations(): Promise<void> {
  const editor = draftInFront();
  if (editor === undefined) {
    return;
  }
  const actions = await actionsAtCursor(editor, ALL);
  if (actions.length === 0) {
    void vscode.window.showInformationMessage(messages.nothingToConvertAtAll());
    return;
  }
  const chosen = await vscode.window.showQuickPick(actions.map(itemOf), { title: messages.convertAllTitle() });
  if (chosen?.action !== undefined) {
    await apply(chosen.action);
  }
}

/** The editor in front; where it shows no draft, that is said. */
function draftInFront(): vscode.TextEditor | undefined {
  const editor = servedEditor();
  if (editor === undefined) {
    void vscode.window.showInformationMessage(messages.noDraftToConvert());
  }
  return editor;
}

function itemOf(action: vscode.CodeAction): Item {
  return { label: action.title, action };
}

async function apply({ edit }: vscode.CodeAction): Promise<void> {
  if (edit !== undefined) {
    await vscode.workspace.applyEdit(edit);
  }
}

/** The actions of one kind that do something, with their edits. */
async function actionsAtCursor({ document, selection }: vscode.TextEditor, kind: string): Promise<vscode.CodeAction[]> {
  const most = 10;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
    "vscode.executeCodeActionProvider",
    document.uri,
    new vscode.Range(selection.active, selection.active),
    kind,
    most,
  );
  return (actions ?? []).filter((action) => action.kind?.value === kind && (action.edit?.size ?? 0) > 0);
}
