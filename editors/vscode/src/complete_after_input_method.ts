/**
 * Completion after an input method has committed its text. VS Code asks while letters are being
 * composed and not when the characters stand there (microsoft/vscode#86276, #83428): the server is
 * asked whether something can come next, and only then the list is opened. An accepted proposal comes
 * here too: 附件一 goes on with its paragraphs, 第24段 is whole. The same within a search of several words behind `@`:
 * VS Code asks at no space, and at the letters behind it only where quick suggestions are on.
 */

import * as vscode from "vscode";

import { isDraft } from "./documents";
import { isFromInputMethod } from "./input_method";
import { cursorOf, toRange } from "./convert";
import { endsInSearchOfWords } from "./search_in_words";
import type { Server } from "./server/server";

/** Milliseconds in which the next character may come. */
const QUIET = 60;

export function completeAfterInputMethod(server: Server): vscode.Disposable {
  let quiet: NodeJS.Timeout | undefined;
  const changed = vscode.workspace.onDidChangeTextDocument((event) => {
    const { document, contentChanges, reason } = event;
    const change = contentChanges[0];
    const isTyped = contentChanges.length === 1 && reason === undefined;
    if (!isTyped || change === undefined || !isDraft(document)) {
      return;
    }
    const end = document.positionAt(change.rangeOffset + change.text.length);
    const before = document.lineAt(end.line).text.slice(0, end.character);
    if (!isFromInputMethod(change.text) && !endsInSearchOfWords(before)) {
      return;
    }
    clearTimeout(quiet);
    const { version } = document;
    quiet = setTimeout(() => {
      void offer(server, document, version, end);
    }, QUIET);
  });
  return vscode.Disposable.from(changed, new vscode.Disposable(() => { clearTimeout(quiet); }));
}

async function offer(
  server: Server,
  document: vscode.TextDocument,
  version: number,
  end: vscode.Position,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const wanted = vscode.workspace.getConfiguration("editor", document).get<boolean>("suggestOnTriggerCharacters", true);
  if (!wanted || editor === undefined) {
    return;
  }
  const isStill = (): boolean =>
    editor === vscode.window.activeTextEditor &&
    editor.document === document &&
    document.version === version &&
    editor.selections.length === 1 &&
    editor.selection.active.isEqual(end);
  if (!isStill()) {
    return;
  }
  const edits = await server.completions(cursorOf(editor));
  // What is one of the proposals already needs no other.
  const isWhole = edits.some(({ range, newText }) => document.getText(toRange(range)) === newText);
  if (edits.length > 0 && !isWhole && isStill()) {
    await vscode.commands.executeCommand("editor.action.triggerSuggest");
  }
}
