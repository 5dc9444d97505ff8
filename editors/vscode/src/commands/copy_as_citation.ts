/** Copy as citation: what names the provision at the cursor goes to the clipboard. */

import * as vscode from "vscode";

import { cursorOf } from "../convert";
import * as messages from "../messages";
import { cited, listed, quoted } from "../provision";
import type { CommandContext } from "../command_context";
import { insertedForm } from "../settings";
import { citationOf } from "./insert_citation";

/**
 * Copies the citation of the provision at the cursor, of all that a citation there names, or of a
 * provision of a tree. Words selected in the compilation go before it as a quotation.
 */
export async function copyAsCitation({ server }: CommandContext, identity?: string): Promise<void> {
  const text =
    identity === undefined ? await atCursor(server) : await citationOf(server, identity, insertedForm());
  if (text === undefined) {
    void vscode.window.showInformationMessage(messages.noProvisionHere());
    return;
  }
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(messages.copied(text), 5000);
}

async function atCursor(server: CommandContext["server"]): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const named = await server.request("provision", cursorOf(editor));
  if (named === undefined || named.provisions.length === 0) {
    return undefined;
  }
  const form = insertedForm();
  const citation = listed(named.provisions.map((provision) => cited(provision, form)));
  const passage = editor.document.getText(editor.selection).trim();
  const isOwnText = named.provisions.some(({ text }) => passage !== "" && text.includes(passage));
  return isOwnText ? quoted(passage, citation) : citation;
}
