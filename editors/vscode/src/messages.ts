/**
 * Everything that the extension says, in one place. Translations stand in `l10n/`; a test holds
 * that each text here has one.
 */

import { l10n } from "vscode";

import type { Form, State } from "./protocol";

export const openSettings = (): string => l10n.t("Open Settings");
export const openLog = (): string => l10n.t("Show Log");
export const restart = (): string => l10n.t("Restart Server");

export const serverNotBundled = (): string =>
  l10n.t(
    "Yuanyin: this package brings no server for this platform. Install the package for your platform, or build the server from its sources with “cargo build --release” and set “yuanyin.server.path” to the program.",
  );
export const serverPathNotAbsolute = (path: string): string =>
  l10n.t("Yuanyin: the setting “yuanyin.server.path” must be an absolute path, and “{0}” is not.", path);
export const serverDoesNotRun = (path: string, reason: string, origin: "configured" | "bundled"): string =>
  origin === "configured"
    ? l10n.t(
        "Yuanyin: “{0}” cannot be used as the server: {1}. Correct the setting “yuanyin.server.path”, or clear it to use the bundled server.",
        path,
        reason,
      )
    : l10n.t("Yuanyin: the bundled server “{0}” does not run: {1}. Install the package for your platform again.", path, reason);
export const otherProgram = (says: string): string => l10n.t("it is another program, which says “{0}”", says);
export const serverDoesNotStart = (path: string, reason: string, origin: "configured" | "bundled"): string =>
  origin === "configured"
    ? l10n.t(
        "Yuanyin: the server “{0}” does not start: {1}. Correct the setting “yuanyin.server.path”, or clear it to use the bundled server.",
        path,
        reason,
      )
    : l10n.t("Yuanyin: the bundled server “{0}” does not start: {1}. The log says more.", path, reason);
export const serverKeepsEnding = (): string =>
  l10n.t("Yuanyin: the server has ended several times and is not started again. The log says why; your draft is not affected.");
export const serverNotRunning = (): string => l10n.t("Yuanyin: the server is not running.");

/** The server's names of the forms, which the settings have too; a test holds them together. */
export const formName = (form: Form): string => {
  switch (form) {
    case "compilation":
      return l10n.t("by the compilation");
    case "report":
      return l10n.t("by the meeting's report");
    case "instrument":
      return l10n.t("by resolution or decision");
    case "long":
      return l10n.t("in full, by the meeting");
  }
};

export const insertTitle = (form: Form): string => l10n.t("Insert citation ({0})", formName(form));
export const showTitle = (): string => l10n.t("Show provision");
export const searchTitle = (): string => l10n.t("Search the compilation");
export const searchHint = (): string =>
  l10n.t("Number, words, topic or pinyin: 七.20, 检察官+培训, 证人保护, sfxz");
export const nextForm = (form: Form): string => l10n.t("Cite in another form (next: {0})", formName(form));
export const openInCompilation = (): string => l10n.t("Open in the compilation");
export const recentlyCited = (): string => l10n.t("Recently cited");
export const nothingFound = (query: string): string => l10n.t("Nothing found for “{0}”", query);

export const noEditor = (): string => l10n.t("Yuanyin: open a document to insert the citation into.");
export const readOnly = (): string => l10n.t("Yuanyin: this document is read-only.");
export const noProvisionHere = (): string => l10n.t("Yuanyin: there is no citation and no provision at the cursor.");
export const copied = (text: string): string => l10n.t("Copied: {0}", text);
export const convertTitle = (): string => l10n.t("Convert citation");
export const nothingToConvert = (): string =>
  l10n.t("Yuanyin: there is no citation at the cursor that could take another form (only citations in Chinese can).");
export const noDraftToConvert = (): string => l10n.t("Yuanyin: open a draft whose citations are to be converted.");
export const convertAll = (): string => l10n.t("Convert all citations of this document…");
export const convertAllTitle = (): string => l10n.t("Convert all citations of this document");
export const nothingToConvertAtAll = (): string =>
  l10n.t("Yuanyin: this document has no citation that could take another form (only citations in Chinese can).");
export const tableTitle = (document: string): string => l10n.t("Table of authorities: {0}", document);
export const nothingCited = (): string => l10n.t("Yuanyin: this document cites nothing of the compilation.");

export const sourceTitle = (): string => l10n.t("Where the passage comes from");
export const sourceHint = (): string => l10n.t("Choose a provision to cite behind the passage");
export const noSource = (): string =>
  l10n.t("Yuanyin: nothing in the compilation holds this passage. Select more of it, or fewer words of your own.");
export const nearness = (nearness: "exact" | "near" | "substance"): string => {
  switch (nearness) {
    case "exact":
      return l10n.t("word for word");
    case "near":
      return l10n.t("with a few changes");
    case "substance":
      return l10n.t("related in substance");
  }
};

export const topics = (): string => l10n.t("Thematic index");
export const stateName = (state: State): string => {
  switch (state) {
    case "wrong":
      return l10n.t("Wrong");
    case "ambiguous":
      return l10n.t("Ambiguous");
    case "unchecked":
      return l10n.t("Not checked");
    case "ok":
      return l10n.t("In the compilation");
    case "exempt":
      return l10n.t("Exempt from checks");
    case "not-reproduced":
      return l10n.t("Not reproduced in the compilation");
    case "other":
      return l10n.t("Of other bodies, or not followed");
  }
};
export const lineNumber = (line: number): string => l10n.t("line {0}", line + 1);
export const noDraft = (): string => l10n.t("Open a draft to see what it cites.");
export const noCitations = (): string => l10n.t("No citations in this document.");
export const wantingCitations = (count: number): string => l10n.t("Citations to look at: {0}", count);

export const traceName = (): string => l10n.t("Yuanyin: messages");

export const statusName = (): string => l10n.t("Yuanyin");
export const statusStarting = (): string => l10n.t("Yuanyin: the server is starting");
export const statusStopped = (): string => l10n.t("Yuanyin: the server is stopped");
export const statusCitations = (count: number): string => l10n.t("Citations in this document: {0}", count);
export const statusCorpus = (title: string, edition: string): string => l10n.t("Compilation: {0}, edition {1}", title, edition);
export const statusCounts = (provisions: number, instruments: number, topics: number): string =>
  l10n.t("Provisions: {0}; resolutions and decisions: {1}; topics: {2}", provisions, instruments, topics);
export const statusFolder = (folder: string): string => l10n.t("Read from {0}", folder);
export const statusVersion = (version: string): string => l10n.t("Server {0}", version);
export const statusMenu = (): string => l10n.t("Yuanyin");
export const menuCitations = (): string => l10n.t("Citations in this document");
export const menuProblems = (): string => l10n.t("Problems");
export const menuInsert = (): string => l10n.t("Insert citation…");
export const menuSettings = (): string => l10n.t("Settings");
export const menuVersion = (): string => l10n.t("Version");

export const versions = (extension: string, server: string, path: string, corpus: string): string =>
  l10n.t("Yuanyin: extension {0}, server {1} ({2}). {3}", extension, server, path, corpus);
export const versionWithoutServer = (extension: string, reason: string): string =>
  l10n.t("Yuanyin: extension {0}. {1}", extension, reason);
export const copyVersions = (): string => l10n.t("Copy");
