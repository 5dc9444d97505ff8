/** The codes of problems, as the setting `yuanyin.diagnostics` has them; a test holds the two together. */
export const CODES: readonly string[] = [
  "no-such-provision",
  "no-such-section",
  "wrong-kind",
  "unknown-instrument",
  "not-in-compilation",
  "ambiguous",
  "reversed-range",
  "no-such-article",
  "wrong-date",
  "names-disagree",
  "no-such-document",
  "misprint",
  "misquoted",
  "nonstandard-form",
  "wrong-exemption",
  "unused-exemption",
  "uncited",
];

/**
 * What a file of explanations says of a code: a page of its own.
 *
 * @param all sections with headings of the form `## Words (code)`
 */
export function sectionOf(all: string, code: string): string | undefined {
  const sections = all.split(/^## /mu).slice(1);
  const section = sections.find((one) => /[（(]`?([a-z-]+)`?[)）]\s*$/u.exec(one.split("\n")[0] ?? "")?.[1] === code);
  return section === undefined ? undefined : `# ${section.trim()}\n`;
}
