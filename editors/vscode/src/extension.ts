/** What VS Code starts: the server, the views, and the commands with what they work with. */

import * as vscode from "vscode";

import { ChosenForm } from "./chosen_form";
import { completeAfterInputMethod } from "./complete_after_input_method";
import { convertAllCitations, convertCitation } from "./commands/convert_citation";
import { copyAsCitation } from "./commands/copy_as_citation";
import { findSource } from "./commands/find_source";
import { fixAll } from "./commands/fix_all";
import { insertCitation, insertProvision } from "./commands/insert_citation";
import { openSample } from "./commands/open_sample";
import { showReferences } from "./commands/show_references";
import { openCited, searchCompilation, showProvision } from "./commands/show_provision";
import { showVersion } from "./commands/show_version";
import { copyTableForWord, provideTables, saveTableAsCsv, tableOfAuthorities } from "./commands/table_of_authorities";
import { activeDraft, draftSchemes, isDraft, tellMenus } from "./documents";
import { followEditorDefaults } from "./editor_defaults";
import { explain, provideExplanations } from "./explanations";
import { LanguageStatus } from "./language_status";
import * as messages from "./messages";
import type { At } from "./protocol";
import { ReadingPane } from "./reading_pane";
import { RecentProvisions } from "./recent_provisions";
import type { CommandContext } from "./command_context";
import { NoAnswer } from "./server/no_answer";
import { Server } from "./server/server";
import { insertedForm } from "./settings";
import { StatusItem } from "./status_item";
import { CitationsView, mendCitation, revealCitation } from "./views/citations";
import { CompilationView, type Node, openNode } from "./views/compilation";
import { tick } from "./walkthrough";
import { WorkspaceCheck } from "./workspace_check";

/** Settings that hold only from the next start. */
const AT_START = ["yuanyin.server.path", "yuanyin.languages"];

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Yuanyin", { log: true });
  const server = new Server(context.extensionUri, log);
  const citations = new CitationsView(server);
  const compilation = new CompilationView(server);
  const status = new StatusItem(server, citations);
  const check = new WorkspaceCheck(server);
  const forCommands: CommandContext = {
    server,
    form: new ChosenForm(context.globalState, insertedForm),
    recent: new RecentProvisions(context.globalState),
    pane: new ReadingPane(),
    compilation,
    citations,
    version: (context.extension.packageJSON as { version: string }).version,
  };
  // The draft that a button of the side bar writes into: the last one that had the cursor.
  let lastDraft = activeDraft();
  let schemes = draftSchemes().join();

  // Starts the server when the first draft, command or view wants it. Without a server nothing is done: starting
  // has told why.
  const served = <Given extends unknown[]>(work: (...given: Given) => Promise<unknown>) => {
    return async (...given: Given): Promise<void> => {
      await server.start();
      if (server.condition.is !== "running") {
        return;
      }
      try {
        await work(...given);
      } catch (error) {
        if (!(error instanceof NoAnswer)) {
          throw error;
        }
        const show = messages.openLog();
        if ((await vscode.window.showErrorMessage(messages.noAnswer(), show)) === show) {
          log.show(true);
        }
      }
    };
  };
  const commands: Record<string, (...given: never[]) => Promise<void>> = {
    insertCitation: served(() => insertCitation(forCommands)),
    copyAsCitation: served((of?: Node | At) => copyAsCitation(forCommands, isPlace(of) ? of : of?.identity)),
    showProvision: served((node?: Node) => showProvision(forCommands, node?.identity)),
    openCited: served((at: At) => openCited(forCommands, at)),
    convertCitation: served((at?: At) => convertCitation(forCommands, isPlace(at) ? at : undefined)),
    convertAllCitations: served(() => convertAllCitations(forCommands)),
    fixAll: served(() => fixAll(forCommands)),
    checkWorkspace: served(() => check.run()),
    findSourceOfSelection: served(() => findSource(forCommands)),
    tableOfAuthorities: served(() => tableOfAuthorities(forCommands)),
    copyTableForWord: served(() => copyTableForWord(forCommands)),
    saveTableAsCsv: served(() => saveTableAsCsv(forCommands)),
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
    openSample: () => openSample(context.extensionUri),
    explain,
    restartServer: () => server.restart(),
    showLog: () => {
      log.show();
      return Promise.resolve();
    },
    showStatus: () => status.showMenu(),
    showVersion: () => showVersion(forCommands),
    tookCompletion: () => {
      tick("completed");
      return Promise.resolve();
    },
    tookFix: () => {
      tick("fixed");
      return Promise.resolve();
    },
  };

  context.subscriptions.push(
    log,
    server,
    citations,
    compilation,
    status,
    check,
    new LanguageStatus(server, citations),
    forCommands.pane,
    completeAfterInputMethod(server),
    followEditorDefaults(context.globalState, context.extension.packageJSON),
    provideExplanations(context.extensionUri),
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
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      // Folders that are on no disk have schemes of their own.
      if (server.condition.is !== "stopped" && draftSchemes().join() !== schemes) {
        schemes = draftSchemes().join();
        tellMenus();
        void server.restart();
      }
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("yuanyin.languages")) {
        tellMenus();
      }
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
    tellMenus();
  }

  function startFor(document: vscode.TextDocument): void {
    if (server.condition.is === "stopped" && isDraft(document)) {
      void server.start();
    }
  }
  vscode.workspace.textDocuments.forEach(startFor);
  lookAtEditor();
}

/** Whether what a command was given is a place of a document: a row of a tree has none. */
function isPlace(given: unknown): given is At {
  return typeof given === "object" && given !== null && "textDocument" in given && "position" in given;
}
