/** Between the protocol's plain objects and VS Code's. */

import * as vscode from "vscode";

import type { At, Location, Position, Range } from "./protocol";

export function toPosition(position: Position): vscode.Position {
  return new vscode.Position(position.line, position.character);
}

export function toRange(range: Range): vscode.Range {
  return new vscode.Range(toPosition(range.start), toPosition(range.end));
}

export function toLocation(location: Location): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(location.uri), toRange(location.range));
}

export function fromRange(range: vscode.Range): Range {
  return { start: fromPosition(range.start), end: fromPosition(range.end) };
}

/** Where an editor's cursor is. */
export function cursorOf(editor: vscode.TextEditor): At {
  return atPosition(editor.document, editor.selection.active);
}

/** A place in a document. */
export function atPosition({ uri }: vscode.TextDocument, position: vscode.Position): At {
  return { textDocument: { uri: uri.toString() }, position: fromPosition(position) };
}

function fromPosition(position: vscode.Position): Position {
  return { line: position.line, character: position.character };
}

/** A file of the extension's own, wherever it is installed. */
export async function textOf(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}
