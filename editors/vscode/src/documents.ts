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
/** The Markdown cells of notebooks, each a document of its own. */
const CELL = { scheme: "vscode-notebook-cell", language: "markdown" };

/** All languages of drafts, those that are set among them. */
export function draftLanguages(): string[] {
  return [...new Set([...LANGUAGES, ...moreLanguages()])];
}

/** The schemes of drafts: besides files, those of the window's folders, which may be on no disk (a repository on the web). */
export function draftSchemes(): string[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set([...SCHEMES, ...folders])];
}

/** Where a project's settings are: the server says what is wrong in it, whatever language it is taken for. */
const PROJECT_FILE = { scheme: "file", pattern: "**/.yuanyin.toml" };

/** The compilation where no copy of it can be opened: the server has its text. */
const VIRTUAL_COMPILATION = { scheme: "yuanyin" };

/** What the server is told of: drafts, the compilation, and files of settings. */
export function served(): { scheme: string; language?: string; pattern?: string }[] {
  return [...selector(), VIRTUAL_COMPILATION, PROJECT_FILE];
}

/** Which documents are drafts. */
export function selector(): { scheme: string; language: string }[] {
  const ofText = draftSchemes().flatMap((scheme) => draftLanguages().map((language) => ({ scheme, language })));
  return [...ofText, CELL];
}

/** Whether the server is asked about a document: a draft, or a file of the compilation. */
export function isDraft(document: vscode.TextDocument): boolean {
  return (
    vscode.languages.match([...selector(), VIRTUAL_COMPILATION], document) > 0 &&
    vscode.languages.match(PROJECT_FILE, document) === 0
  );
}

/** The read-only copy of the built-in compilation; `files.readonlyInclude` in the manifest is the same. */
const COMPILATION = [{ scheme: "file", pattern: "**/yuanyin/technical-assistance-*/**" }, VIRTUAL_COMPILATION];

/** The editor in front, if the server is asked about what it shows: a draft, or the compilation. */
export function servedEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor !== undefined && isDraft(editor.document) ? editor : undefined;
}

/** The editor in front, if it shows a draft. Whoever looks something up in the compilation is still at the draft. */
export function activeDraft(): vscode.TextEditor | undefined {
  const editor = servedEditor();
  return editor !== undefined && !isCompilation(editor.document) ? editor : undefined;
}

/** Whether a document is a file of the built-in compilation. */
export function isCompilation(document: vscode.TextDocument): boolean {
  return vscode.languages.match(COMPILATION, document) > 0;
}

/** What menus and keys were told last. */
const told = new Map<string, string>();
let settling: NodeJS.Timeout | undefined;
/** Milliseconds after which a tab whose editor has not come is taken for one that has none. */
const SETTLED = 2000;

/** Tells menus and keys what is in front: `yuanyin.draft`, `yuanyin.compilation`, and what drafts are at all. */
export function tellMenus(): void {
  clearTimeout(settling);
  // While one editor goes and another comes, VS Code says that there is none, and a menu opened then would be empty.
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (vscode.window.activeTextEditor === undefined && tab instanceof vscode.TabInputText) {
    settling = setTimeout(tellNow, SETTLED);
  } else {
    tellNow();
  }
}

function tellNow(): void {
  const isServed = servedEditor() !== undefined;
  const isAtDraft = activeDraft() !== undefined;
  const contexts = {
    draft: isAtDraft,
    compilation: isServed && !isAtDraft,
    draftLanguages: draftLanguages(),
    // What is a file here is one of another machine to a window that is connected to this one.
    draftSchemes: [...draftSchemes(), "vscode-remote"],
  };
  for (const [name, value] of Object.entries(contexts)) {
    const written = JSON.stringify(value);
    if (told.get(name) !== written) {
      told.set(name, written);
      void vscode.commands.executeCommand("setContext", `yuanyin.${name}`, value);
    }
  }
}
