/** What lists and commands say of a provision: pure functions over the server's answers. */

import type { Citation, Form, Provision, State } from "./protocol";
import { STATES } from "./protocol";

/** What asks for a provision alone: its identity, with what its compilation is called where there are several. */
export function calledBy({ compilation, identity }: { compilation?: string; identity: string }): string {
  return compilation === undefined ? identity : `${compilation} ${identity}`;
}

/** A provision cited in a form; in the compilation's where the concordance knows no such name. */
export function cited(provision: Provision, form: Form): string {
  return (form === "compilation" ? null : provision.names[form]) ?? provision.citation;
}

/** Text on one line, as lists show it. */
export function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/gu, " ").trim();
}

/** Several citations in a row, each once. */
export function listed(citations: string[]): string {
  return [...new Set(citations)].join("、");
}

/** A passage with its citation behind it, as Chinese drafts write them. */
export function quoted(passage: string, citation: string): string {
  return `“${onOneLine(passage)}”（${citation}）`;
}

/** The citations by state, those states first that want attention; empty ones are left out. */
export function byState(citations: Citation[]): { state: State; citations: Citation[] }[] {
  return STATES.map((state) => ({
    state,
    citations: citations.filter((citation) => citation.state === state),
  })).filter((group) => group.citations.length > 0);
}

/** Whether a citation is told as a problem: what is switched off or exempt is not. */
export function isTold({ code, severity }: Citation): boolean {
  return code !== null && severity !== null;
}

/** How many citations are told to be wrong or ambiguous. */
export function wanting(citations: Citation[]): number {
  return citations.filter((citation) => isTold(citation) && (citation.state === "wrong" || citation.state === "ambiguous")).length;
}

/** How many citations have not been checked. */
export function unchecked(citations: Citation[]): number {
  return citations.filter(({ state }) => state === "unchecked").length;
}

/** Citations that were left as they are, counted by state; empty states are left out. */
export function leftAlone(citations: Citation[]): { state: State; count: number }[] {
  return byState(citations).map(({ state, citations }) => ({ state, count: citations.length }));
}

/** A citation that stands right behind another one. */
export function inRow(citation: string): string {
  return /\p{Script=Han}/u.test(citation) ? `、${citation}` : `, ${citation}`;
}
