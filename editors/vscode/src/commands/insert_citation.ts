/** Insert citation: a provision is searched and its citation written at the cursor. */

import * as vscode from "vscode";

import { cursorOf, toRange } from "../convert";
import * as messages from "../messages";
import type { Form, Provision } from "../protocol";
import { calledBy, cited, inRow } from "../provision";
import { pickProvision } from "../provision_picker";
import type { CommandContext } from "../command_context";
import { showsPreview } from "../settings";
import { tick } from "../walkthrough";

export async function insertCitation({ server, recent, pane, form: chosen }: CommandContext): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage(messages.noEditor());
    return;
  }
  await pickProvision(server, recent, {
    title: messages.insertTitle,
    form: chosen.get(),
    at: cursorOf(editor),
    choosesForm: true,
    onForm: (form) => chosen.choose(form),
    ...(showsPreview() ? { preview: pane } : {}),
    use: async ({ provision, form }) => {
      await write(server, editor, cited(provision, form));
      await recent.note(calledBy(provision));
    },
  });
}

/**
 * The place for a citation: what is selected, or where the cursor is; never within another citation,
 * which would break both, but behind it. What stands between two in a row comes with it.
 */
async function placeFor(
  server: CommandContext["server"],
  editor: vscode.TextEditor,
): Promise<{ places: readonly vscode.Selection[]; isBehindCitation: boolean }> {
  const { selection, selections } = editor;
  const range = (await server.request("provision", cursorOf(editor)))?.range;
  if (range !== undefined && selections.length === 1 && selection.isEmpty) {
    const { start, end } = toRange(range);
    if (selection.active.isAfter(start) && !selection.active.isAfter(end)) {
      return { places: [new vscode.Selection(end, end)], isBehindCitation: true };
    }
  }
  return { places: selections, isBehindCitation: false };
}

/** The citation of a provision of a list or tree, where the draft's cursor is. */
export async function insertProvision(
  { server, recent, form }: CommandContext,
  editor: vscode.TextEditor | undefined,
  identity: string,
): Promise<void> {
  if (editor === undefined) {
    void vscode.window.showInformationMessage(messages.noEditor());
    return;
  }
  const found = await server.ask("search", { query: identity, limit: 1, ...cursorOf(editor) });
  const provision = found.find((one) => calledBy(one) === identity) ?? (await named(server, identity));
  if (provision === undefined) {
    // The tree is of another compilation than the one in force by now.
    void vscode.window.showInformationMessage(messages.noSuchProvision(identity));
  } else {
    await write(server, editor, cited(provision, form.get()));
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
    await recent.note(identity);
  }
}

/** A provision of a list or tree, cited in the form that is set. */
export async function citationOf(
  server: CommandContext["server"],
  identity: string,
  form: Form,
): Promise<string | undefined> {
  const provision = await named(server, identity);
  if (provision === undefined) {
    void vscode.window.showInformationMessage(messages.noSuchProvision(identity));
  }
  return provision && cited(provision, form);
}

async function named(server: CommandContext["server"], identity: string): Promise<Provision | undefined> {
  return (await server.ask("provision", { identity })).provisions[0];
}

/** Writes over the selections of a draft, which need not have the keys. */
async function write(server: CommandContext["server"], editor: vscode.TextEditor, citation: string): Promise<void> {
  const shown = vscode.window.visibleTextEditors.includes(editor)
    ? editor
    : await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  const { places, isBehindCitation } = await placeFor(server, shown);
  const text = isBehindCitation ? inRow(citation) : citation;
  shown.selections = places;
  const written = await shown.edit((edit) => {
    for (const place of places) {
      edit.replace(place, text);
    }
  });
  if (written) {
    tick("inserted");
    // What was selected is replaced; the cursors go on behind the citations.
    shown.selections = shown.selections.map(
      (selection) => new vscode.Selection(selection.end, selection.end),
    );
  } else {
    void vscode.window.showWarningMessage(messages.readOnly());
  }
}
