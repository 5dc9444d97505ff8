/**
 * Table of authorities: everything that a draft cites, as a document, as a file of comma-separated values,
 * or for a word processor.
 */

import * as vscode from "vscode";

import * as messages from "../messages";
import type { CommandContext } from "../command_context";
import { escaped, tableHtml } from "../table_html";

/** A document that is no draft: a table's citations are those of its draft once more. */
const SCHEME = "yuanyin-authorities";
/** The tables that are shown: their text, and the draft that each is of. */
const tables = {
  texts: new Map<string, { content: string; draft: vscode.Uri }>(),
  changes: new vscode.EventEmitter<vscode.Uri>(),
};

/** Lets tables be shown. */
export function provideTables(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: tables.changes.event,
    provideTextDocumentContent: (uri) => tables.texts.get(uri.toString())?.content ?? "",
  });
}

export async function tableOfAuthorities(context: CommandContext): Promise<void> {
  const found = await tableAs(context, "markdown");
  if (found === undefined) {
    return;
  }
  const { content, name, draft } = found;
  const table = vscode.Uri.from({ scheme: SCHEME, path: `/${messages.tableTitle(name)}` });
  tables.texts.set(table.toString(), { content, draft });
  tables.changes.fire(table);
  const opened = await vscode.workspace.openTextDocument(table);
  const document = await vscode.languages.setTextDocumentLanguage(opened, "markdown");
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
}

/** The same as a file that spreadsheets open; asks where to write it. */
export async function saveTableAsCsv(context: CommandContext): Promise<void> {
  const found = await tableAs(context, "csv");
  if (found === undefined) {
    return;
  }
  const { content, name, draft } = found;
  const place = placeBeside(draft, `${messages.tableTitle(name.replace(/\.\w+$/u, "")).replace(/[\\/:*?"<>|]/gu, " ")}.csv`);
  const file = await vscode.window.showSaveDialog({
    ...(place === undefined ? {} : { defaultUri: place }),
    filters: { CSV: ["csv"] },
  });
  if (file !== undefined) {
    // Excel takes a file without the mark for one in the system's own encoding.
    await vscode.workspace.fs.writeFile(file, Buffer.from(`\ufeff${content}`, "utf8"));
    void vscode.window.showInformationMessage(messages.tableSaved(vscode.workspace.asRelativePath(file)));
  }
}

/**
 * The same as word processors take it: as tables. Extensions can put only text on the clipboard, a page
 * can put HTML there, too: the table is shown as a page, with a button.
 */
export async function copyTableForWord(context: CommandContext): Promise<void> {
  const found = await tableAs(context, "markdown");
  if (found === undefined) {
    return;
  }
  const title = messages.tableTitle(found.name);
  const panel = vscode.window.createWebviewPanel("yuanyin.table", title, vscode.ViewColumn.Beside, {
    enableScripts: true,
    localResourceRoots: [],
  });
  panel.webview.html = page(title, tableHtml(found.content), panel.webview.cspSource);
}

function placeBeside(draft: vscode.Uri, name: string): vscode.Uri | undefined {
  if (draft.scheme !== "untitled") {
    return vscode.Uri.joinPath(draft, "..", name);
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, name);
}

/** The table of the draft in front; `undefined` where there is none, which is said. */
async function tableAs(
  { server, citations }: CommandContext,
  format: "markdown" | "csv",
): Promise<{ content: string; name: string; draft: vscode.Uri } | undefined> {
  // A table in front is of its draft; the button in the view is about what the view lists.
  const front = vscode.window.activeTextEditor?.document.uri.toString();
  const draft = (front === undefined ? undefined : tables.texts.get(front)?.draft) ?? citations.draft()?.uri;
  if (draft === undefined) {
    void vscode.window.showInformationMessage(messages.noDraft());
    return undefined;
  }
  const uri = draft.toString();
  const [cited, content] = await Promise.all([server.ask("citations", { uri }), server.ask("cites", { uri, format })]);
  if (content === null) {
    void vscode.window.showInformationMessage(messages.draftIsClosed());
    return undefined;
  }
  if (cited?.length === 0) {
    void vscode.window.showInformationMessage(messages.nothingCited());
    return undefined;
  }
  return { content, name: draft.path.split("/").at(-1) ?? "", draft };
}

function page(title: string, table: string, source: string): string {
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src ${source} 'unsafe-inline'; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(title)}</title>
<style>
body { padding: 0 1.5em 2em; }
header { position: sticky; top: 0; padding: 1em 0; background: var(--vscode-editor-background); }
button { padding: 0.4em 1em; border: none; color: var(--vscode-button-foreground); background: var(--vscode-button-background); cursor: pointer; font: inherit; }
[role=status] { margin-left: 1em; }
</style>
</head>
<body>
<header><button id="copy">${escaped(messages.copyForWord())}</button><span role="status" id="said"></span></header>
<main id="table">${table}</main>
<script nonce="${nonce}">
const table = document.getElementById("table");
const said = document.getElementById("said");
document.addEventListener("copy", (event) => {
  // What was selected by hand is copied as in any page.
  if (!copiesAll) return;
  event.clipboardData.setData("text/html", table.innerHTML);
  event.clipboardData.setData("text/plain", table.innerText);
  event.preventDefault();
});
let copiesAll = false;
document.getElementById("copy").addEventListener("click", () => {
  // Some systems copy only where something is selected.
  getSelection().selectAllChildren(table);
  copiesAll = true;
  const isDone = document.execCommand("copy");
  copiesAll = false;
  getSelection().removeAllRanges();
  said.textContent = isDone ? ${JSON.stringify(messages.copiedForWord())} : ${JSON.stringify(messages.notCopiedForWord())};
});
</script>
</body>
</html>`;
}
