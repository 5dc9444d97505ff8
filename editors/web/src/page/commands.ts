/** What the buttons and keys do with the draft. */

import type { CodeAction, Diagnostic } from "../lsp";
import { choose } from "./choice";
import { decoded, isOfWordProcessor, save } from "./files";
import { showAtCursor } from "./hover";
import { text } from "./messages";
import { OfficeFile, Told } from "./office";
import type { Page } from "./page";
import { toRange } from "./positions";
import { problems } from "./problems";
import { readable } from "./signs";

/** As `server/src/session/answers/code_actions.rs` names them. */
const REWRITE_ALL = "refactor.rewrite.allCitations";
const FIX_ALL = "source.fixAll.yuanyin";

/** Bytes of the longest file that is opened: most of a document can be pictures. */
const LONGEST = { text: 16_000_000, document: 64_000_000 } as const;

/** The file that was to be opened last. */
let wanted: File | undefined;

/** Reads a file into the editor. */
export async function openFile({ connection, draft, say }: Page, file: File): Promise<void> {
  wanted = file;
  const begin = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const isDocument = isOfWordProcessor(file.name, begin);
  const longest = LONGEST[isDocument ? "document" : "text"];
  if (file.size > longest) {
    say(text("tooLong", file.name, longest / 1e6));
    return;
  }
  say(text("opening", file.name));
  const bytes = new Uint8Array(await file.arrayBuffer());
  let document: OfficeFile | undefined;
  let content: string | undefined;
  try {
    document = isDocument ? await OfficeFile.open(connection, file.name, bytes) : undefined;
    content = document?.text ?? decoded(bytes);
  } catch (error) {
    if (wanted === file) {
      say(error instanceof Told ? error.message : text("notOpened", file.name));
    }
    return;
  }
  if (wanted !== file) {
    return;
  }
  if (content === undefined) {
    say(text("unreadable", file.name));
  } else if (mayDiscard(draft.isChanged)) {
    draft.open(file.name, content, document);
    draft.view.focus();
    say(document === undefined ? text("opened", file.name) : text(document.isSigned ? "signed" : "openedDocument", file.name));
  }
}

/** Whether the draft may go: it is as it was saved, or the user says so. */
export function mayDiscard(isChanged: boolean): boolean {
  return !isChanged || confirm(text("discard"));
}

/** Gives the user the draft's file; which, where it is a word processor's document, is asked. */
export async function saveDraft(page: Page): Promise<void> {
  const { draft } = page;
  if (draft.document !== undefined) {
    await saveDocument(page, draft.document);
    return;
  }
  save(draft.name === "" ? `${text("untitled")}.md` : draft.name, "text/plain", draft.savedText);
  draft.wasSaved();
}

/** What can be saved of a word processor's document. */
async function saveDocument({ draft, say }: Page, document: OfficeFile): Promise<void> {
  const remarked = (name: string): string => document.name.replace(/(\.[^.]*)?$/u, (ending) => `${name}${ending}`);
  const { doc } = draft.view.state;
  const giveReviewed = async (authorities: boolean): Promise<void> => {
    const { bytes, comments } = await document.reviewed(authorities);
    save(remarked(text("reviewedName")), document.kind, bytes);
    say(text("savedComments", comments));
  };
  const offers = [
    { title: text("saveComments"), detail: text("saveCommentsDetail"), give: () => giveReviewed(false) },
    { title: text("saveAuthorities"), detail: text("saveAuthoritiesDetail"), give: () => giveReviewed(true) },
  ];
  const wasSaved = (): void => {
    if (doc.eq(draft.view.state.doc)) {
      draft.wasSaved();
    }
    say(text("savedDocument"));
  };
  if (document.length > 0) {
    offers.unshift(
      {
        title: text("saveCorrected"),
        detail: text("saveCorrectedDetail"),
        give: async () => {
          save(document.name, document.kind, (await document.corrected()).bytes);
          wasSaved();
        },
      },
      {
        title: text("saveTracked"),
        detail: text("saveTrackedDetail"),
        give: async () => {
          save(document.name, document.kind, await document.tracked());
          wasSaved();
        },
      },
    );
  }
  const place = await choose(text("saveDocument"), offers);
  try {
    await offers[place ?? -1]?.give();
  } catch (error) {
    if (!(error instanceof Told)) {
      throw error;
    }
    say(error.message);
  }
  draft.view.focus();
}

/** Whether a document's signature forbids changes, which is said before any is offered. */
function isSigned({ draft, say }: Page): boolean {
  const isSigned = draft.document?.isSigned === true;
  if (isSigned) {
    say(text("signed"));
  }
  return isSigned;
}

/** Offers the fixes and other forms at the cursor. */
export async function fixHere(page: Page): Promise<void> {
  if (isSigned(page)) {
    return;
  }
  const { from, to } = page.draft.view.state.selection.main;
  const actions = (await page.draft.actions(from, to)).filter(({ kind }) => kind !== REWRITE_ALL && kind !== FIX_ALL);
  await offer(page, text("actionsTitle"), text("noActions"), actions);
}

/** Offers the forms that all citations can take. */
export async function rewriteAll(page: Page): Promise<void> {
  if (isSigned(page)) {
    return;
  }
  const actions = await page.draft.actions(0, 0, REWRITE_ALL);
  await offer(page, text("rewriteAllTitle"), text("noRewrite"), actions);
}

/** What is mended can show something else, as the citation in a quotation; not for ever. */
const ROUNDS = 8;

/** Mends whatever has one obvious fix, until nothing has. */
export async function fixAll(page: Page): Promise<void> {
  if (isSigned(page)) {
    return;
  }
  const { draft } = page;
  let mended = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { doc } = draft.view.state;
    const first = (await draft.actions(0, 0, FIX_ALL)).find(({ kind }) => kind === FIX_ALL);
    const changed = first === undefined ? 0 : await draft.act(first, doc);
    if (changed === undefined) {
      tell(page, changed);
      return;
    }
    if (changed === 0) {
      break;
    }
    mended += changed;
  }
  page.say(mended === 0 ? text("noFixes") : text("done", mended));
}

async function offer(page: Page, title: string, none: string, actions: CodeAction[]): Promise<void> {
  const { doc } = page.draft.view.state;
  if (actions.length === 0) {
    page.say(none);
    return;
  }
  const place = await choose(title, actions);
  const action = place === undefined ? undefined : actions[place];
  if (action !== undefined) {
    tell(page, await page.draft.act(action, doc));
  }
  page.draft.view.focus();
}

function tell(page: Page, changed: number | undefined): void {
  page.say(changed === undefined ? text("changedMeanwhile") : text("done", changed));
}

/** Finds where the selected passage comes from, and cites it. */
export async function findSource(page: Page): Promise<void> {
  const { draft, connection } = page;
  const { doc, selection } = draft.view.state;
  if (selection.main.empty) {
    page.say(text("selectPassage"));
    return;
  }
  const range = toRange(doc, selection.main.from, selection.main.to);
  const sources = (await connection.request("findSource", { textDocument: { uri: draft.uri }, range })) ?? [];
  if (sources.length === 0) {
    page.say(text("noSource"));
    return;
  }
  const offers = sources.map(({ citation, heading, nearness }) => ({ title: `${citation} — ${text(nearness)}`, detail: heading }));
  const place = await choose(text("sourceListTitle"), offers);
  const source = place === undefined ? undefined : sources[place];
  if (source !== undefined) {
    page.read(source.identity);
    if (source.edit !== null && doc.eq(draft.view.state.doc)) {
      draft.applyEdits([source.edit]);
    }
  }
  draft.view.focus();
}

/** Goes to the next problem behind the cursor, or the one before it, and says what it is. */
export function goToProblem(page: Page, backwards: boolean): boolean {
  const { view } = page.draft;
  const all = problems(view.state);
  const { from, to } = view.state.selection.main;
  const next = backwards
    ? (all.findLast((problem) => problem.to < to || problem.from < from) ?? all.at(-1))
    : (all.find((problem) => problem.from > from) ?? all[0]);
  if (next === undefined) {
    page.say(text("noProblems"));
    return true;
  }
  page.draft.goTo(next.told.range);
  page.say(text("nextProblem", readable((next.told satisfies Diagnostic).message)));
  void showAtCursor(page.draft);
  return true;
}
