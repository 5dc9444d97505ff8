/** Insert citation: a provision is searched and its citation written at the cursor. */

import * as vscode from "vscode";

import { cursorOf, toRange } from "../convert";
import * as messages from "../messages";
import type { Form, Provision } from "../protocol";
import { cited } from "../provision";
import { pickProvision } from "../provision_picker";
import type { Rooms } from "../rooms";
import { insertedForm, showsPreview } from "../settings";

export async function insertCitation({ server, recent, pane }: Rooms): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage(messages.noEditor());
    return;
  }
  await stepOutOfCitation(server, editor);
  const picked = await pickProvision(server, recent, {
    title: messages.insertTitle,
    form: insertedForm(),
    at: cursorOf(editor),
    choosesForm: true,
    ...(showsPreview() ? { preview: pane } : {}),
  });
  if (picked !== undefined) {
    await write(editor, cited(picked.provision, picked.form));
    await recent.note(picked.provision.identity);
  }
}

/** Takes a cursor that stands within a citation behind it: one written into the other would break both. */
async function stepOutOfCitation(server: Rooms["server"], editor: vscode.TextEditor): Promise<void> {
  const { selection } = editor;
  const cited = (await server.request("provision", cursorOf(editor)))?.range;
  if (cited !== undefined && editor.selections.length === 1 && selection.isEmpty) {
    const { start, end } = toRange(cited);
    if (selection.active.isAfter(start) && selection.active.isBefore(end)) {
      editor.selection = new vscode.Selection(end, end);
    }
  }
}

/** The citation of a provision of a list or tree, where the draft's cursor is. */
export async function insertProvision(
  { server, recent }: Rooms,
  editor: vscode.TextEditor | undefined,
  identity: string,
): Promise<void> {
  if (editor === undefined) {
    void vscode.window.showInformationMessage(messages.noEditor());
    return;
  }
  await stepOutOfCitation(server, editor);
  const found = await server.request("search", { query: identity, limit: 1, ...cursorOf(editor) });
  const provision = found?.find((one) => one.identity === identity) ?? (await named(server, identity));
  if (provision !== undefined) {
    await write(editor, cited(provision, insertedForm()));
    await recent.note(identity);
  }
}

/** A provision of a list or tree, cited in the form that is set. */
export async function citationOf(
  server: Rooms["server"],
  identity: string,
  form: Form,
): Promise<string | undefined> {
  const provision = await named(server, identity);
  return provision === undefined ? undefined : cited(provision, form);
}

async function named(server: Rooms["server"], identity: string): Promise<Provision | undefined> {
  return (await server.request("provision", { identity }))?.provisions[0];
}

/** Writes over the selections, and goes on in the draft. */
async function write(editor: vscode.TextEditor, text: string): Promise<void> {
  const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  const written = await shown.edit((edit) => {
    for (const selection of shown.selections) {
      edit.replace(selection, text);
    }
  });
  if (written) {
    // What was selected is replaced; the cursors go on behind the citations.
    shown.selections = shown.selections.map(
      (selection) => new vscode.Selection(selection.end, selection.end),
    );
  } else {
    void vscode.window.showWarningMessage(messages.readOnly());
  }
}
