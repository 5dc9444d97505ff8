/** What the buttons and keys do with the draft. */

import type { CodeAction, Diagnostic } from "../lsp";
import { choose } from "./choice";
import { decoded, save } from "./files";
import { showAtCursor } from "./hover";
import { text } from "./messages";
import type { Page } from "./page";
import { toRange } from "./positions";
import { problems } from "./problems";

/** As `server/src/session/answers/code_actions.rs` names them. */
const REWRITE_ALL = "refactor.rewrite.allCitations";
const FIX_ALL = "source.fixAll.yuanyin";

/** Reads a file into the editor. */
export async function openFile({ draft, say }: Page, file: File): Promise<void> {
  if (/\.(docx|docm|doc|odt|rtf)$/iu.test(file.name)) {
    say(text("officeDocument", file.name));
    return;
  }
  const content = decoded(new Uint8Array(await file.arrayBuffer()));
  if (content === undefined) {
    say(text("unreadable", file.name));
  } else if (mayDiscard(draft.isChanged)) {
    draft.open(file.name, content);
    draft.view.focus();
  }
}

/** Whether the draft may go: it is as it was saved, or the user says so. */
export function mayDiscard(isChanged: boolean): boolean {
  return !isChanged || confirm(text("discard"));
}

export function saveDraft({ draft }: Page): void {
  save(draft.name === "" ? `${text("untitled")}.md` : draft.name, "text/plain", draft.savedText);
  draft.wasSaved();
}

/** Offers the fixes and other forms at the cursor. */
export async function fixHere(page: Page): Promise<void> {
  const { from, to } = page.draft.view.state.selection.main;
  const actions = (await page.draft.actions(from, to)).filter(({ kind }) => kind !== REWRITE_ALL && kind !== FIX_ALL);
  await offer(page, text("actionsTitle"), text("noActions"), actions);
}

/** Offers the forms that all citations can take. */
export async function rewriteAll(page: Page): Promise<void> {
  const actions = await page.draft.actions(0, 0, REWRITE_ALL);
  await offer(page, text("rewriteAllTitle"), text("noRewrite"), actions);
}

/** Mends whatever has one obvious fix. */
export async function fixAll(page: Page): Promise<void> {
  const { doc } = page.draft.view.state;
  const actions = (await page.draft.actions(0, 0, FIX_ALL)).filter(({ kind }) => kind === FIX_ALL);
  const [first] = actions;
  if (first === undefined) {
    page.say(text("noFixes"));
  } else {
    tell(page, await page.draft.act(first, doc));
  }
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
  page.say(text("nextProblem", (next.told satisfies Diagnostic).message));
  void showAtCursor(page.draft);
  return true;
}
