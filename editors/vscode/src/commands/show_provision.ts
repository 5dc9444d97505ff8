/** Show provision: the text of what is cited at the cursor, or of what is searched, beside the draft. */

import * as vscode from "vscode";

import { cursorOf } from "../convert";
import * as messages from "../messages";
import { open, pickProvision } from "../provision_picker";
import type { CommandContext } from "../command_context";

export async function showProvision({ server, recent, pane }: CommandContext, identity?: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  let named =
    identity !== undefined
      ? await server.request("provision", { identity })
      : editor !== undefined
        ? await server.request("provision", cursorOf(editor))
        : undefined;
  if (named === undefined || named.provisions.length === 0) {
    const picked = await pickProvision(server, recent, {
      title: messages.showTitle,
      form: "compilation",
      choosesForm: false,
    });
    if (picked === undefined) {
      return;
    }
    named = await server.request("provision", { identity: picked.provision.identity });
  }
  await pane.show(named?.provisions ?? []);
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
    await compilation.reveal(picked.provision.identity);
  }
}
