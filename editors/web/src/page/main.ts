/** The page: the draft and its panes, the buttons and the keys. */

import { Prec } from "@codemirror/state";
import { type KeyBinding, keymap } from "@codemirror/view";

import type { Status } from "../../../vscode/src/protocol";
import sample from "../../../../tests/drafts/sample.md";
import type { PublishedDiagnostics, WorkspaceEdit } from "../lsp";
import { findSource, fixAll, fixHere, goToProblem, mayDiscard, openFile, rewriteAll, saveDraft } from "./commands";
import { Connection, Refused } from "./connection";
import { Draft } from "./draft";
import { byId } from "./elements";
import type { Server } from "./first";
import { hide } from "./hover";
import { linked } from "./link";
import { followAtCursor } from "./links";
import { label, language, type Language, speak, text } from "./messages";
import { workOffline } from "./offline";
import { type Page, type Pane, type PaneName, PANES } from "./page";
import { CitationsPane } from "./panes/citations";
import { CompilationPane } from "./panes/compilation";
import { ProvisionPane } from "./panes/provision";
import { SearchPane } from "./panes/search";
import { TablePane } from "./panes/table";
import { printDraft } from "./print";

/** Where the chosen language is kept; nothing else is. */
const LANGUAGE = "yuanyin.language";
/** How long something said stays, in milliseconds. */
const SAID = 8000;

const element = (id: string): HTMLElement => byId(id, HTMLElement);

function chosenLanguage(): Language {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(LANGUAGE);
  } catch {
    // A browser that keeps nothing.
  }
  return (kept ?? navigator.language).startsWith("zh") ? "zh" : "en";
}

function begin(): void {
  let inFront: PaneName = "citations";
  let isRenewed = false;
  let saidSince: ReturnType<typeof setTimeout> | undefined;
  let status: Status | undefined;

  const connection: Connection = new Connection((globalThis as unknown as { server: Server }).server, initialize, {
    ready: () => {
      performance.mark("ready");
      draft.tellOpen();
      void connection.request("status", {}).then((said) => {
        status = said;
        tellStatus();
      });
      refresh();
      follow();
    },
    lost: (isStartedAgain, reason) => {
      console.error(reason);
      say(text(isStartedAgain ? "serverLost" : "serverGone"));
    },
    notified: (method, params) => {
      if (method === "textDocument/publishDiagnostics") {
        draft.takeProblems(params as PublishedDiagnostics);
      } else if (method === "window/showMessage") {
        say((params as { message: string }).message);
      }
    },
    asked: (method, params) => {
      switch (method) {
        case "workspace/applyEdit":
          return { applied: draft.apply((params as { edit: WorkspaceEdit }).edit) > 0 };
        case "workspace/configuration":
          return (params as { items: unknown[] }).items.map(() => ({ locale: language() }));
        default:
          return null;
      }
    },
  });

  const key = (name: string, act: () => unknown): KeyBinding => ({
    key: name,
    preventDefault: true,
    run: () => {
      act();
      return true;
    },
  });
  const keys = Prec.highest(
    keymap.of([
      key("Mod-.", () => {
        attempt(fixHere(page));
      }),
      key("F8", () => goToProblem(page, false)),
      key("Shift-F8", () => goToProblem(page, true)),
      key("F12", () => {
        page.show("provision");
        void provision.followCursor();
      }),
      { key: "Mod-Enter", run: followAtCursor },
      { key: "Escape", run: (view) => hide(view) },
    ]),
  );
  const draft: Draft = new Draft(
    element("editor"),
    connection,
    {
      told: () => {
        panes.citations.refresh();
        panes.table.refresh();
      },
      rested: () => {
        if (page.isShown("provision")) {
          void provision.followCursor();
        }
      },
      refused: say,
    },
    keys,
  );
  const page: Page = { connection, draft, show, isShown: (pane) => pane === inFront, say, read };
  const provision = new ProvisionPane(page, element("pane-provision"));
  const compilation = new CompilationPane(page, element("pane-compilation"));
  const search = new SearchPane(page, byId("query", HTMLInputElement), element("found"), element("results"));
  const panes: Record<PaneName, Pane> = {
    citations: new CitationsPane(page, element("pane-citations"), element("counts")),
    provision,
    compilation,
    search,
    table: new TablePane(page, element("pane-table")),
  };

  function initialize(): unknown {
    return {
      processId: null,
      rootUri: null,
      clientInfo: { name: "yuanyin-web" },
      locale: language() === "zh" ? "zh-CN" : "en",
      capabilities: {
        general: { positionEncodings: ["utf-16"] },
        workspace: { applyEdit: true, configuration: true, workspaceEdit: { documentChanges: true } },
        textDocument: {
          synchronization: {},
          publishDiagnostics: { versionSupport: true },
          hover: { contentFormat: ["markdown", "plaintext"] },
          completion: {
            completionItem: { documentationFormat: ["markdown"], labelDetailsSupport: true, resolveSupport: { properties: ["documentation"] } },
            contextSupport: true,
          },
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor.rewrite", "source.fixAll"] } },
            dataSupport: true,
            isPreferredSupport: true,
            resolveSupport: { properties: ["edit"] },
          },
        },
      },
    };
  }

  function say(told: string): void {
    const status = element("said");
    status.textContent = told;
    clearTimeout(saidSince);
    saidSince = setTimeout(() => {
      status.textContent = isRenewed ? text("newVersion") : "";
    }, SAID);
  }

  /** What was asked for in vain is told; all else is a mistake here. */
  function attempt(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (!(error instanceof Refused)) {
        throw error;
      }
      say(text("noAnswer"));
    });
  }

  function show(name: PaneName): void {
    inFront = name;
    for (const pane of PANES) {
      const tab = element(`tab-${pane}`);
      tab.ariaSelected = String(pane === name);
      tab.tabIndex = pane === name ? 0 : -1;
      element(`pane-${pane}`).hidden = pane !== name;
    }
    panes[name].refresh();
  }

  function read(identity: string): void {
    show("provision");
    attempt(provision.read(identity));
  }

  function refresh(): void {
    if (connection.ready) {
      panes.citations.refresh();
      if (inFront !== "citations") {
        panes[inFront].refresh();
      }
    }
  }

  /** Shows the provision that the page's address names. */
  function follow(): void {
    const name = linked();
    if (name !== undefined && connection.ready) {
      read(name);
    }
  }

  function tellStatus(): void {
    element("about").textContent = status === undefined ? "" : text("about", status.corpus.title, status.corpus.edition, status.version);
  }

  function translate(): void {
    document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
    document.title = text("title");
    label(document.body);
    draft.speak();
    tellStatus();
  }

  const actions: Record<string, () => void> = {
    skip: () => {
      draft.view.focus();
    },
    open: () => {
      byId("file", HTMLInputElement).click();
    },
    sample: () => {
      if (mayDiscard(draft.isChanged)) {
        draft.open("sample.md", sample);
        draft.view.focus();
      }
    },
    save: () => {
      attempt(saveDraft(page));
    },
    insert: () => {
      show("search");
      search.focus();
    },
    fix: () => {
      attempt(fixHere(page));
    },
    "fix-all": () => {
      attempt(fixAll(page));
    },
    rewrite: () => {
      attempt(rewriteAll(page));
    },
    source: () => {
      attempt(findSource(page));
    },
    print: () => {
      print();
    },
    language: () => {
      speak(language() === "zh" ? "en" : "zh");
      try {
        localStorage.setItem(LANGUAGE, language());
      } catch {
        // It is asked for again next time, then.
      }
      translate();
      connection.notify("workspace/didChangeConfiguration", { settings: { yuanyin: { locale: language() } } });
      compilation.forget();
      refresh();
    },
  };
  for (const [name, act] of Object.entries(actions)) {
    element(`do-${name}`).onclick = act;
  }
  for (const [place, name] of PANES.entries()) {
    const tab = element(`tab-${name}`);
    tab.onclick = () => {
      show(name);
    };
    tab.onkeydown = ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      const next = step === undefined ? undefined : PANES.at((place + step) % PANES.length);
      if (next !== undefined) {
        show(next);
        element(`tab-${next}`).focus();
      }
    };
  }
  addEventListener("keydown", (event) => {
    const name = event.ctrlKey || event.metaKey ? { o: "open", s: "save", k: "insert" }[event.key] : undefined;
    if (name !== undefined && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      actions[name]?.();
    }
  });
  const file = byId("file", HTMLInputElement);
  file.onchange = () => {
    const [given] = file.files ?? [];
    if (given !== undefined) {
      attempt(openFile(page, given));
    }
    file.value = "";
  };
  addEventListener("dragover", (event) => {
    event.preventDefault();
  });
  addEventListener("drop", (event) => {
    const [given] = event.dataTransfer?.files ?? [];
    if (given !== undefined) {
      event.preventDefault();
      attempt(openFile(page, given));
    }
  });
  addEventListener("beforeunload", (event) => {
    if (draft.isChanged) {
      event.preventDefault();
    }
  });
  addEventListener("hashchange", follow);
  printDraft(page, element("printed"));

  translate();
  show("citations");
  connection.start();
  void workOffline(
    () => {
      say(text("offline"));
    },
    () => {
      isRenewed = true;
      say(text("newVersion"));
    },
  );
}

speak(chosenLanguage());
if ("DecompressionStream" in globalThis && "WebAssembly" in globalThis) {
  begin();
} else {
  label(document.body);
  element("said").textContent = text("tooOld");
}
