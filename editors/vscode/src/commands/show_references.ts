/** Show references: what the server's code lenses ask for, in the types that VS Code takes. */

import * as vscode from "vscode";

import { toLocation, toPosition } from "../convert";
import type { Location, Position } from "../protocol";

export async function showReferences(
  uri: string,
  position: Position,
  locations: Location[],
): Promise<void> {
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    vscode.Uri.parse(uri),
    toPosition(position),
    locations.map(toLocation),
  );
}
