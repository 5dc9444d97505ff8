/** Whether a text ends in a search of several words, as the server reads it (`features/completion/search.rs`). */

/** Characters of a query. */
const LONGEST = 40;

/** Whether a line up to the cursor ends in `@` and words, with one space between each: whether they are sought, the server says. */
export function endsInSearchOfWords(before: string): boolean {
  const end = before.slice(-LONGEST - 1);
  return /[@＠][\p{L}\p{M}\p{N}/.+-]+(?:[ \u3000'’][\p{L}\p{M}\p{N}/+-]*)+$/u.test(end);
}
