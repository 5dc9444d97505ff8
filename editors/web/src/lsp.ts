/** What of the Language Server Protocol is used here; positions count UTF-16 code units. */

import type { Position, Range, TextEdit } from "../../vscode/src/protocol";

export type { Position, Range, TextEdit };

export interface MarkupContent {
  kind: "markdown" | "plaintext";
  value: string;
}

export interface Diagnostic {
  range: Range;
  /** 1 error, 2 warning, 3 information, 4 hint */
  severity?: 1 | 2 | 3 | 4;
  code?: string;
  message: string;
}

export interface PublishedDiagnostics {
  uri: string;
  version?: number;
  diagnostics: Diagnostic[];
}

export interface WorkspaceEdit {
  changes?: Record<string, TextEdit[]>;
  documentChanges?: { textDocument: { uri: string; version: number | null }; edits: TextEdit[] }[];
}

export interface CodeAction {
  title: string;
  kind?: string;
  edit?: WorkspaceEdit;
  isPreferred?: boolean;
}

export interface CompletionItem {
  label: string;
  labelDetails?: { detail?: string; description?: string };
  detail?: string;
  filterText?: string;
  documentation?: string | MarkupContent;
  textEdit?: TextEdit;
  additionalTextEdits?: TextEdit[];
}

/** The edits for one document. */
export function editsFor(uri: string, { changes, documentChanges }: WorkspaceEdit): TextEdit[] {
  const listed = documentChanges?.filter(({ textDocument }) => textDocument.uri === uri) ?? [];
  return [...(changes?.[uri] ?? []), ...listed.flatMap(({ edits }) => edits)];
}

/** A place of a document that leads to an address. */
export interface DocumentLink {
  range: Range;
  target?: string;
}
