/** Rewrite citations: the other names of what is cited, at a place or everywhere; the server does the rest. */

import * as vscode from "vscode";

import type { CommandContext } from "../command_context";
import { toPosition, toRange } from "../convert";
import { activeDraft } from "../documents";
import * as messages from "../messages";
import type { At, Citation } from "../protocol";
import { leftAlone } from "../provision";
import { applyTo } from "./apply_edit";

/** As `server/src/session/answers/code_actions.rs` names them. */
const ONE = "refactor.rewrite.citation";
const ALL = "refactor.rewrite.allCitations";

interface Item extends vscode.QuickPickItem {
  action?: vscode.CodeAction;
}

/** Offers the other forms of the citation at a place, else at the cursor, and from there the rewriting of all. */
export async function convertCitation(context: CommandContext, at?: At): Promise<void> {
  const place = at === undefined ? cursor() : placeOf(at);
  if (place === undefined) {
    return;
  }
  const { document, position } = place;
  const { version } = document;
  const actions = await actionsAt(document, position, ONE);
  const all = messages.convertAll();
  if (actions.length === 0) {
    if ((await vscode.window.showInformationMessage(messages.nothingToConvert(), all)) === all) {
      await convertAllCitations(context, document);
    }
    return;
  }
  const items: Item[] = [
    ...actions.map(itemOf),
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    { label: all },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: messages.convertTitle() });
  if (chosen?.action?.edit !== undefined) {
    await applyTo(document, version, chosen.action.edit, () => convertCitation(context, at));
  } else if (chosen !== undefined) {
    await convertAllCitations(context, document);
  }
}

/** Offers the forms that all citations of the draft can take, wherever the cursor is, and says what was done. */
export async function convertAllCitations(
  context: CommandContext,
  document = cursor()?.document,
): Promise<void> {
  if (document === undefined) {
    return;
  }
  const { version } = document;
  const actions = await actionsAt(document, new vscode.Position(0, 0), ALL);
  if (actions.length === 0) {
    void vscode.window.showInformationMessage(messages.nothingToConvertAtAll());
    return;
  }
  const chosen = await vscode.window.showQuickPick(actions.map(itemOf), { title: messages.convertAllTitle() });
  const edit = chosen?.action?.edit;
  if (edit === undefined) {
    return;
  }
  const before = (await context.server.ask("citations", { uri: document.uri.toString() })) ?? [];
  if (await applyTo(document, version, edit, () => convertAllCitations(context, document))) {
    await report(before, edit.get(document.uri));
  }
}

/** Says what was rewritten, and of what was not why. */
async function report(before: Citation[], edits: vscode.TextEdit[]): Promise<void> {
  const isChanged = ({ range }: Citation): boolean => {
    const cited = toRange(range);
    return edits.some((edit) => edit.range.intersection(cited) !== undefined);
  };
  const left = leftAlone(before.filter((citation) => !isChanged(citation)));
  const text = messages.converted(before.filter(isChanged).length, left);
  const show = messages.showCitations();
  if ((await vscode.window.showInformationMessage(text, ...(left.length > 0 ? [show] : []))) === show) {
    await vscode.commands.executeCommand("yuanyin.citationsView.focus");
  }
}

interface Place {
  document: vscode.TextDocument;
  position: vscode.Position;
}

/** Where the cursor is in the draft in front; where none is, that is said. */
function cursor(): Place | undefined {
  const editor = activeDraft();
  if (editor === undefined) {
    void vscode.window.showInformationMessage(messages.noDraftToConvert());
    return undefined;
  }
  return { document: editor.document, position: editor.selection.active };
}

/** The place that a hover's link is about. */
function placeOf({ textDocument, position }: At): Place | undefined {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === textDocument.uri);
  return document && { document, position: toPosition(position) };
}

function itemOf(action: vscode.CodeAction): Item {
  return { label: action.title, action };
}

/** The actions of one kind that do something, with their edits. */
async function actionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  kind: string,
): Promise<vscode.CodeAction[]> {
  const most = 10;
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
    "vscode.executeCodeActionProvider",
    document.uri,
    new vscode.Range(position, position),
    kind,
    most,
  );
  return (actions ?? []).filter((action) => action.kind?.value === kind && (action.edit?.size ?? 0) > 0);
}
