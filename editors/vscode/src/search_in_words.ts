/** Whether a text ends in a search of several words, as the server reads it (`features/completion/search.rs`). */

/** Characters of a query. */
const LONGEST = 40;

/** Whether a line up to the cursor ends in `@` and words in small letters, of which one is behind a space. */
export function endsInSearchOfWords(before: string): boolean {
  const end = before.slice(-LONGEST - 1);
  return /[@＠][\p{Ll}\p{Lo}\p{M}-]+[ '’][\p{Ll}\p{Lo}\p{M} '’-]*$/u.test(end);
}
