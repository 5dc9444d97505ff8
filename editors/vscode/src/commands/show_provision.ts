/** Show provision: the text of what is cited at the cursor, or of what is searched, beside the draft. */

import * as vscode from "vscode";

import { cursorOf, toRange } from "../convert";
import * as messages from "../messages";
import { open, pickProvision } from "../provision_picker";
import type { CommandContext } from "../command_context";
import type { At, Named } from "../protocol";
import { calledBy } from "../provision";
import { sayProblem } from "./problem";

export async function showProvision(context: CommandContext, identity?: string): Promise<void> {
  const { server, recent, pane } = context;
  const editor = vscode.window.activeTextEditor;
  if (identity !== undefined) {
    await pane.show((await server.ask("provision", { identity })).provisions);
    return;
  }
  const named = editor && (await server.ask("provision", cursorOf(editor)));
  if (named !== undefined && named.provisions.length > 0) {
    await pane.show(named.provisions);
  } else if (editor !== undefined && named?.range !== undefined) {
    await showWithoutProvision(editor, named, toRange(named.range));
  } else {
    const picked = await pickProvision(server, recent, {
      title: messages.showTitle,
      form: "compilation",
      choosesForm: false,
    });
    if (picked !== undefined) {
      await pane.show((await server.ask("provision", { identity: calledBy(picked.provision) })).provisions);
    }
  }
}

/** A citation that names no provision of the compilation: a wrong one, an article of a treaty, another body's. */
async function showWithoutProvision(editor: vscode.TextEditor, { problem }: Named, range: vscode.Range): Promise<void> {
  if (problem !== null) {
    await sayProblem(problem, messages.problemHere(problem.message), editor.document, range);
    return;
  }
  // What is known of it stands in its hover: an article's title, and the provisions that cite it.
  await vscode.commands.executeCommand("editor.action.showHover");
}

/** Opens the compilation where what is cited at a place stands. */
export async function openCited({ server }: CommandContext, at: At): Promise<void> {
  const [first] = (await server.ask("provision", at)).provisions;
  if (first !== undefined) {
    await open(first);
  }
}

/** Search the compilation: what is chosen is opened where it stands. */
export async function searchCompilation({ server, recent, pane, compilation }: CommandContext): Promise<void> {
  const picked = await pickProvision(server, recent, {
    title: messages.searchTitle,
    form: "compilation",
    choosesForm: false,
    preview: pane,
  });
  if (picked !== undefined) {
    await open(picked.provision);
    await compilation.reveal(calledBy(picked.provision));
  }
}
