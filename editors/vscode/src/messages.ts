/**
 * Everything that the extension says, in one place. Translations stand in `l10n/`; a test holds
 * that each text here has one.
 */

import { l10n } from "vscode";

import type { Form, State } from "./protocol";

export const openSettings = (): string => l10n.t("Open Settings");
export const openLog = (): string => l10n.t("Show Log");
export const restart = (): string => l10n.t("Restart Server");
export const tryAgain = (): string => l10n.t("Try Again");

export const serverNotBundled = (): string =>
  l10n.t(
    "Yuanyin: this package has no server for this platform. Install the package for your platform, or build the server from its sources with “cargo build --release” and set “yuanyin.server.path” to the program.",
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
export const noAnswer = (): string =>
  l10n.t("Yuanyin: the server has not answered, so nothing was done. The log says why.");

/** The server's names of the forms, which the settings have too; a test holds them together. */
export const formName = (form: Form): string => {
  switch (form) {
    case "compilation":
      return l10n.t("compilation form");
    case "report":
      return l10n.t("report form");
    case "instrument":
      return l10n.t("resolution or decision form");
    case "long":
      return l10n.t("full form");
  }
};

export const insertTitle = (form: Form): string => l10n.t("Insert citation ({0})", formName(form));
export const showTitle = (): string => l10n.t("Show provision");
export const searchTitle = (): string => l10n.t("Search the compilation");
export const searchHint = (): string =>
  l10n.t("Number, words, topic or pinyin: 七.20, 检察官+培训, 证人保护, sfxz");
export const chooseForm = (): string => l10n.t("Choose the Form");
export const formTitle = (): string => l10n.t("Form of the citation");
export const formHint = (): string => l10n.t("Used from now on, until you choose another one");
export const noSuchName = (citation: string): string => l10n.t("has no such name: {0}", citation);
export const openInCompilation = (): string => l10n.t("Open in the Compilation");
export const recentlyCited = (): string => l10n.t("Recently cited");
export const nothingFound = (query: string): string => l10n.t("Nothing found for “{0}”", query);

export const noEditor = (): string => l10n.t("Yuanyin: open a draft to insert the citation into.");
export const readOnly = (): string => l10n.t("Yuanyin: this draft is read-only.");
export const noProvisionHere = (): string => l10n.t("Yuanyin: there is no citation and no provision at the cursor.");
export const noSuchProvision = (identity: string): string =>
  l10n.t("Yuanyin: the compilation in use has no “{0}”.", identity);
export const copied = (text: string): string => l10n.t("Copied: {0}", text);
export const notCopied = (problem: string): string => l10n.t("Yuanyin: not copied, because this citation is wrong. {0}", problem);
export const problemHere = (problem: string): string => l10n.t("Yuanyin: {0}", problem);
export const showFixes = (): string => l10n.t("Show Fixes");
export const showCitations = (): string => l10n.t("Show Citations");

export const linkOpen = (): string => l10n.t("Open");
export const linkCopy = (): string => l10n.t("Copy");
export const linkConvert = (): string => l10n.t("Rewrite…");

export const changedMeanwhile = (): string =>
  l10n.t("Yuanyin: the draft has changed meanwhile, so nothing was written.");
export const notWritten = (): string => l10n.t("Yuanyin: the draft cannot be changed, so nothing was written.");
export const convertTitle = (): string => l10n.t("Rewrite citation");
export const nothingToConvert = (): string =>
  l10n.t("Yuanyin: there is no citation at the cursor that could take another form (only citations in Chinese can).");
export const noDraftToConvert = (): string => l10n.t("Yuanyin: open a draft whose citations are to be rewritten.");
export const convertAll = (): string => l10n.t("Rewrite All Citations of This Draft…");
export const convertAllTitle = (): string => l10n.t("Rewrite all citations of this draft");
export const nothingToConvertAtAll = (): string =>
  l10n.t("Yuanyin: this draft has no citation that could take another form (only citations in Chinese can).");
/** What was rewritten, and how many citations of each state were not. */
export const converted = (changed: number, left: { state: State; count: number }[]): string => {
  const done = l10n.t("Yuanyin: citations rewritten: {0}.", changed);
  if (left.length === 0) {
    return done;
  }
  const reasons = left.map(({ state, count }) => `${leftName(state)} ${count}`);
  return sentences([done, l10n.t("Left as they are: {0}.", inList(reasons))]);
};
/** Why a citation of a state is not rewritten. */
const leftName = (state: State): string =>
  state === "ok" ? l10n.t("already in this form, or without such a name") : stateName(state);
/** A list whose members may hold commas. */
const inList = (members: string[]): string => members.reduce((before, next) => l10n.t("{0}; {1}", before, next));
/** Sentences one after another: Chinese has no space between them. */
const sentences = (all: string[]): string => all.reduce((before, next) => l10n.t("{0} {1}", before, next));

export const fixed = (problems: number, left: number): string =>
  sentences([
    problems === 0
      ? l10n.t("Yuanyin: no citation in this draft has one obvious fix.")
      : l10n.t("Yuanyin: problems fixed: {0}.", problems),
    left === 0 ? l10n.t("No citation has a problem.") : l10n.t("Citations left for you to decide on: {0}.", left),
  ]);

export const tableTitle = (draft: string): string => l10n.t("Table of authorities: {0}", draft);
export const nothingCited = (): string => l10n.t("Yuanyin: this draft cites nothing.");
export const draftIsClosed = (): string => l10n.t("Yuanyin: the draft is no longer open. Open it to make its table.");
export const tableSaved = (file: string): string => l10n.t("Yuanyin: the table was saved as {0}.", file);
export const copyForWord = (): string => l10n.t("Copy for Word");
export const copiedForWord = (): string => l10n.t("Copied. Paste it into Word or another word processor.");
export const notCopiedForWord = (): string => l10n.t("The table could not be copied. Select it and press Ctrl+C (macOS: Cmd+C).");

export const sourceTitle = (): string => l10n.t("Where the passage comes from");
export const sourceHint = (): string => l10n.t("Choose a provision to cite after the passage");
export const noDraftForSource = (): string => l10n.t("Yuanyin: open a draft and select the passage.");
export const noSource = (): string =>
  l10n.t("Yuanyin: nothing in the compilation contains this passage. Select more of it, or fewer words of your own.");
export const nearness = (nearness: "exact" | "near" | "substance"): string => {
  switch (nearness) {
    case "exact":
      return l10n.t("word for word");
    case "near":
      return l10n.t("in similar words");
    case "substance":
      return l10n.t("only some words in common");
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
      return l10n.t("No problem");
    case "exempt":
      return l10n.t("Ignored");
    case "not-reproduced":
      return l10n.t("Not in the compilation");
    case "other":
      return l10n.t("Other bodies, or unresolved");
  }
};
/** Between identities of provisions. */
export const identitiesInRow = (identities: string[]): string =>
  identities.length === 0 ? "" : identities.reduce((before, next) => l10n.t("{0}, {1}", before, next));
export const lineNumber = (line: number): string => l10n.t("line {0}", line + 1);
export const noDraft = (): string => l10n.t("Open a draft to see what it cites.");
export const noCitations = (): string => l10n.t("No citations in this draft.");
export const draftLeftOut = (): string =>
  l10n.t("This draft is not checked: the project file or the settings leave it out, or the compilation cannot be used.");
export const viewStarting = (): string => l10n.t("The server is starting…");
export const viewStopped = (): string => l10n.t("The server is stopped.");
export const wantingCitations = (count: number): string => l10n.t("Citations to look at: {0}", count);

/** What was found in a draft, on one line. */
interface Result {
  all: number;
  wanting: number;
  unchecked: number;
  isChecked: boolean;
}
export const draftNotChecked = (): string => l10n.t("Not checked");
export const result = (result: Result): string => inList(resultLines(result));
export const resultLines = ({ all, wanting, unchecked, isChecked }: Result): string[] => {
  if (!isChecked) {
    return [draftLeftOut()];
  }
  return [
    l10n.t("Citations in this draft: {0}", all),
    ...(all === 0 ? [] : [wanting === 0 ? l10n.t("No citation has a problem") : wantingCitations(wanting)]),
    ...(unchecked === 0 ? [] : [l10n.t("Not checked: {0}", unchecked)]),
  ];
};
export const languageStatusLink = (): string => l10n.t("Show Citations");

export const noFolder = (): string => l10n.t("Yuanyin: open the folder that contains your drafts.");
export const notOnDisk = (): string =>
  l10n.t("Yuanyin: the folders of this workspace are not on disk, so only open drafts are checked.");
export const checkingAll = (): string => l10n.t("Yuanyin: checking all drafts");
export const checkedOf = (done: number, all: number): string => l10n.t("{0} of {1}", done, all);
export const showProblems = (): string => l10n.t("Show Problems");
/** What was found in the drafts of the workspace. */
export const allChecked = (found: {
  checked: number;
  all: number;
  errors: number;
  warnings: number;
  unchecked: number;
  unreadable: string[];
}): string => {
  const { checked, all, errors, warnings, unchecked, unreadable } = found;
  if (all === 0) {
    return l10n.t("Yuanyin: there are no drafts to check in this workspace.");
  }
  const isWhole = checked + unreadable.length === all;
  const first = unreadable[0];
  return sentences([
    isWhole
      ? l10n.t("Yuanyin: drafts checked: {0}.", checked)
      : l10n.t("Yuanyin: stopped; drafts checked: {0} of {1}.", checked, all),
    l10n.t("Errors: {0}; warnings: {1}; citations not checked: {2}.", errors, warnings, unchecked),
    ...(first === undefined ? [] : [l10n.t("Drafts not readable: {0} (first: {1}).", unreadable.length, first)]),
  ]);
};

export const traceName = (): string => l10n.t("Yuanyin: messages");

export const statusName = (): string => l10n.t("Yuanyin");
export const statusStarting = (): string => l10n.t("The server is starting");
export const statusStopped = (): string => l10n.t("The server is stopped");
export const statusFailed = (): string => l10n.t("The server is not running");
export const statusOf = (condition: "starting" | "stopped"): string =>
  condition === "starting" ? statusStarting() : statusStopped();
export const statusCorpus = (title: string, edition: string): string => l10n.t("Compilation: {0}, edition {1}", title, edition);
export const statusCounts = (provisions: number, instruments: number, topics: number): string =>
  l10n.t("Provisions: {0}; resolutions and decisions: {1}; topics: {2}", provisions, instruments, topics);
export const statusFolder = (folder: string): string => l10n.t("Read from {0}", folder);
export const statusVersion = (version: string): string => l10n.t("Server {0}", version);
export const statusMenu = (): string => l10n.t("Yuanyin");
export const menuCitations = (): string => l10n.t("Citations in This Draft");
export const menuProblems = (): string => l10n.t("Problems");
export const menuInsert = (): string => l10n.t("Insert Citation…");
export const menuFixAll = (): string => l10n.t("Fix All Citations with One Obvious Fix");
export const menuCheckAll = (): string => l10n.t("Check All Drafts of the Workspace");
export const menuSettings = (): string => l10n.t("Settings");
export const menuVersion = (): string => l10n.t("Show Version");

export const versions = (extension: string, server: string, path: string, corpus: string): string =>
  l10n.t("Yuanyin: extension {0}, server {1} ({2}). {3}", extension, server, path, corpus);
/** @param reason in a sentence of its own, which may begin with the extension's name */
export const versionWithoutServer = (extension: string, reason: string): string => {
  const prefix = l10n.t("Yuanyin: {0}", "");
  return l10n.t("Yuanyin: extension {0}. {1}", extension, reason.startsWith(prefix) ? reason.slice(prefix.length) : reason);
};
export const copyVersions = (): string => l10n.t("Copy");
