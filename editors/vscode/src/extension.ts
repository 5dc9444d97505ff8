/** What VS Code starts: the server, the views, and the commands with what they work with. */

import * as vscode from "vscode";

import { completeAfterInputMethod } from "./complete_after_input_method";
import { convertAllCitations, convertCitation } from "./commands/convert_citation";
import { copyAsCitation } from "./commands/copy_as_citation";
import { findSource } from "./commands/find_source";
import { insertCitation, insertProvision } from "./commands/insert_citation";
import { showReferences } from "./commands/show_references";
import { searchCompilation, showProvision } from "./commands/show_provision";
import { showVersion } from "./commands/show_version";
import { provideTables, tableOfAuthorities } from "./commands/table_of_authorities";
import { activeDraft, isDraft, servedEditor } from "./documents";
import { ReadingPane } from "./reading_pane";
import { RecentProvisions } from "./recent_provisions";
import type { CommandContext } from "./command_context";
import { Server } from "./server/server";
import { StatusItem } from "./status_item";
import { CitationsView, mendCitation, revealCitation } from "./views/citations";
import { CompilationView, type Node, openNode } from "./views/compilation";

/** Settings that hold only from the next start. */
const AT_START = ["yuanyin.server.path", "yuanyin.languages"];

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Yuanyin", { log: true });
  const server = new Server(context.extensionPath, log);
  const citations = new CitationsView(server);
  const compilation = new CompilationView(server);
  const status = new StatusItem(server, citations);
  const forCommands: CommandContext = {
    server,
    recent: new RecentProvisions(context.globalState),
    pane: new ReadingPane(),
    compilation,
    citations,
    version: (context.extension.packageJSON as { version: string }).version,
  };
  // The draft that a button of the side bar writes into: the last one that had the cursor.
  let lastDraft = activeDraft();

  // Starts the server when the first draft, command or view wants it.
  const served = <Given extends unknown[]>(work: (...given: Given) => Promise<unknown>) => {
    return async (...given: Given): Promise<void> => {
      await server.start();
      await work(...given);
    };
  };
  const commands: Record<string, (...given: never[]) => Promise<void>> = {
    insertCitation: served(() => insertCitation(forCommands)),
    copyAsCitation: served((node?: Node) => copyAsCitation(forCommands, node?.identity)),
    showProvision: served((node?: Node) => showProvision(forCommands, node?.identity)),
    convertCitation: served(convertCitation),
    convertAllCitations: served(convertAllCitations),
    findSourceOfSelection: served(() => findSource(forCommands)),
    tableOfAuthorities: served(() => tableOfAuthorities(forCommands)),
    searchCompilation: served(() => searchCompilation(forCommands)),
    showReferences,
    openProvision: openNode,
    insertProvision: served(async (node: Node) => {
      if (node.identity !== undefined) {
        await insertProvision(forCommands, lastDraft, node.identity);
      }
    }),
    revealCitation,
    mendCitation,
    refreshCompilation: served(() => {
      compilation.refresh();
      return Promise.resolve();
    }),
    restartServer: () => server.restart(),
    showLog: () => {
      log.show();
      return Promise.resolve();
    },
    showStatus: () => status.showMenu(),
    showVersion: () => showVersion(forCommands),
  };

  context.subscriptions.push(
    log,
    server,
    citations,
    compilation,
    status,
    forCommands.pane,
    completeAfterInputMethod(server),
    provideTables(),
    ...Object.entries(commands).map(([name, command]) =>
      vscode.commands.registerCommand(`yuanyin.${name}`, command as (...given: unknown[]) => unknown),
    ),
    server.onDidChange(({ is }) => {
      if (is === "running") {
        compilation.refresh();
        citations.read();
      }
    }),
    status.onDidChangeCorpus(() => {
      compilation.refresh();
    }),
    vscode.window.onDidChangeActiveTextEditor(lookAtEditor),
    // A document may become a draft when its language is set.
    vscode.workspace.onDidCloseTextDocument(lookAtEditor),
    vscode.workspace.onDidOpenTextDocument((document) => {
      startFor(document);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (AT_START.some((name) => event.affectsConfiguration(name))) {
        if (server.condition.is !== "stopped") {
          void server.restart();
        } else {
          vscode.workspace.textDocuments.forEach(startFor);
        }
      } else if (event.affectsConfiguration("yuanyin")) {
        void server.settingsHaveChanged();
      }
    }),
  );

  /** Notes the draft in front, for the side bar's buttons and for the menus. */
  function lookAtEditor(): void {
    lastDraft = activeDraft() ?? lastDraft;
    void vscode.commands.executeCommand("setContext", "yuanyin.draft", servedEditor() !== undefined);
  }

  function startFor(document: vscode.TextDocument): void {
    if (server.condition.is === "stopped" && isDraft(document)) {
      void server.start();
    }
  }
  vscode.workspace.textDocuments.forEach(startFor);
  lookAtEditor();
}
