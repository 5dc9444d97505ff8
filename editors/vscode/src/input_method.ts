/** Which text an input method has committed, as against typed letters and pasted passages. */

/** Characters that one commitment has at most; longer is pasted. */
const LONGEST = 16;

/** Whether inserted text ends as only text from an input method does: in a Chinese character or mark. */
export function isFromInputMethod(text: string): boolean {
  return text.length <= LONGEST && /[\p{Script=Han}\u3000-\u303f\uff01-\uff5e]$/u.test(text);
}
