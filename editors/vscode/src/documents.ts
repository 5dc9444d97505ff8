/** Which documents are drafts. */

import * as vscode from "vscode";

import { moreLanguages } from "./settings";

/** VS Code's names of the languages that drafts are written in. */
const LANGUAGES = [
  "markdown",
  "plaintext",
  "latex",
  "tex",
  "asciidoc",
  "typst",
  "restructuredtext",
  "org",
  "html",
  "mdx",
  "quarto",
  "rmd",
];

/** Files and what has no file yet; never the sides of a comparison (`git:`) or panes of output. */
const SCHEMES = ["file", "untitled"];

/** What the server is asked about. */
export function selector(): { scheme: string; language: string }[] {
  const languages = new Set([...LANGUAGES, ...moreLanguages()]);
  return SCHEMES.flatMap((scheme) =>
    [...languages].map((language) => ({ scheme, language })),
  );
}

/** Whether the server is asked about a document. */
export function isDraft(document: vscode.TextDocument): boolean {
  return vscode.languages.match(selector(), document) > 0;
}

/** The read-only copy of the built-in compilation; `files.readonlyInclude` in the manifest is the same. */
const COMPILATION = { scheme: "file", pattern: "**/yuanyin/technical-assistance-*/**" };

/** The editor in front, if the server is asked about what it shows: a draft, or the compilation. */
export function servedEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor !== undefined && isDraft(editor.document) ? editor : undefined;
}

/** The editor in front, if it shows a draft. Whoever looks something up in the compilation is still at the draft. */
export function activeDraft(): vscode.TextEditor | undefined {
  const editor = servedEditor();
  return editor !== undefined && vscode.languages.match(COMPILATION, editor.document) === 0 ? editor : undefined;
}
