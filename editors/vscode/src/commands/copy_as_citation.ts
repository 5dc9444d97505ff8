/** Copy as citation: what names the provision at the cursor goes to the clipboard. */

import * as vscode from "vscode";

import { cursorOf, toRange } from "../convert";
import * as messages from "../messages";
import { cited, listed, onOneLine, quoted } from "../provision";
import type { CommandContext } from "../command_context";
import type { At } from "../protocol";
import { citationOf } from "./insert_citation";
import { documentOf, sayProblem } from "./problem";

/**
 * Copies the citation of the provision at the cursor, of all that a citation there names, or of a
 * provision of a tree. Words selected in the compilation go before it as a quotation.
 *
 * @param of a place, or the identity of a provision; else the cursor
 */
export async function copyAsCitation(context: CommandContext, of?: At | string): Promise<void> {
  const text =
    typeof of === "string" ? await citationOf(context.server, of, context.form.get()) : await atPlace(context, of);
  if (text !== undefined) {
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(messages.copied(text), 5000);
  }
}

/** What is to be copied of a place; `undefined` where that is nothing, which is said. */
async function atPlace({ server, form }: CommandContext, place?: At): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const at = place ?? (editor && cursorOf(editor));
  const document = at && documentOf(at);
  if (at === undefined || document === undefined) {
    void vscode.window.showInformationMessage(messages.noProvisionHere());
    return undefined;
  }
  const { provisions, problem, range } = await server.ask("provision", at);
  if (provisions.length > 0) {
    const wanted = form.get();
    const citation = listed(provisions.map((provision) => cited(provision, wanted)));
    const isHere = editor?.document === document && place === undefined;
    const passage = isHere ? document.getText(editor.selection).trim() : "";
    const isOwnText = provisions.some(({ text }) => passage !== "" && text.includes(passage));
    return isOwnText ? quoted(passage, citation) : citation;
  }
  if (range === undefined) {
    void vscode.window.showInformationMessage(messages.noProvisionHere());
    return undefined;
  }
  if (problem !== null && problem.code !== "not-in-compilation") {
    await sayProblem(problem, messages.notCopied(problem.message), document, toRange(range));
    return undefined;
  }
  // An article of a treaty, or somebody else's instrument: it has the name that it goes by.
  return onOneLine(document.getText(toRange(range)));
}
