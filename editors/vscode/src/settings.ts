/** The settings under `yuanyin`: which are the server's and which are this extension's. */

import * as vscode from "vscode";

import { FORMS, type Form } from "./protocol";

/** The server's settings, each under its own name. */
const OF_THE_SERVER = [
  "locale",
  "corpus",
  "corpora",
  "diagnostics",
  "houseForm",
  "exclude",
  "extensions",
  "subject",
  "inlayHints",
  "semanticTokens",
] as const;

const SECTION = "yuanyin";

/** The program of the server, where the user has set one; workspaces cannot set it. */
export function serverPath(): string {
  return vscode.workspace.getConfiguration(SECTION).get<string>("server.path", "");
}

/** Languages that are drafts besides the usual ones. */
export function moreLanguages(): string[] {
  const languages: unknown = vscode.workspace.getConfiguration(SECTION).get("languages");
  return Array.isArray(languages)
    ? languages.filter((language) => typeof language === "string")
    : [];
}

/** The form in which citations are inserted and copied: the one set, else the house form. */
export function insertedForm(): Form {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const named = [settings.get("insert.form"), settings.get("houseForm")];
  return FORMS.find((form) => form === named[0]) ?? FORMS.find((form) => form === named[1]) ?? "compilation";
}

/** Whether the problems of all drafts of the workspace are always listed, which the server then sees to. */
export function listsAllDrafts(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get<boolean>("workspaceDiagnostics", false);
}

/** Whether drafts' languages have other defaults of VS Code's own settings. */
export function givesEditorDefaults(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get<boolean>("editorDefaults", true);
}

/** Whether the messages between VS Code and the server are written down. */
export function tracesServer(): boolean {
  const traced = vscode.workspace.getConfiguration(SECTION).get("trace.server");
  return traced === "messages" || traced === "verbose";
}

/** Whether the text of a provision is shown beside the draft while one is chosen. */
export function showsPreview(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get<boolean>("insert.preview", true);
}

/**
 * The server's settings as somebody has set them; what nobody has set is null. Defaults are not
 * given: they would come before what the project file says. Nor is the whole ever empty, which the
 * server takes for an editor without settings: the last one cleared would stay in force.
 *
 * @param folder the folder for whose drafts they hold; else the whole window
 */
export function ofTheServer(folder?: vscode.Uri): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration(SECTION, folder);
  const set: Record<string, unknown> = {};
  for (const name of OF_THE_SERVER) {
    const value = explicit(settings, name);
    set[name] = value === "" ? null : (value ?? null);
  }
  // Here the default is another than the server's: a command lists them when it is asked to.
  set.workspaceDiagnostics = listsAllDrafts();
  return set;
}

/**
 * What the server is told when it starts: the settings, and that VS Code's hovers show problems
 * themselves, so that its own need not give the reason once more. A server that is older than this
 * says that it does not know the name, and uses the rest.
 */
export function atStart(): Record<string, unknown> {
  return { ...ofTheServer(), hover: { problems: false } };
}

function explicit(settings: vscode.WorkspaceConfiguration, name: string): unknown {
  const found = settings.inspect<unknown>(name);
  const values = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].filter(
    (value) => value !== undefined && value !== null,
  );
  // Objects are merged by key, as VS Code does itself.
  if (values.length > 0 && values.every((value) => isObject(value))) {
    return Object.assign({}, ...values) as Record<string, unknown>;
  }
  return values.at(-1);
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
