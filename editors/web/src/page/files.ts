/** Reading a file that the user gives, and giving them one. */

import { make } from "./elements";

/** A draft as it was opened. */
export interface Opened {
  name: string;
  text: string;
}

/** The language ids that the server knows, by the endings of names; all else is plain text. */
const LANGUAGES: Record<string, string> = {
  md: "markdown",
  markdown: "markdown",
  mdx: "mdx",
  qmd: "quarto",
  rmd: "rmd",
  tex: "latex",
  adoc: "asciidoc",
  asciidoc: "asciidoc",
  typ: "typst",
  rst: "restructuredtext",
  org: "org",
  html: "html",
  htm: "html",
};

/** The language id of a word processor's document: nobody writes it. */
export const OFFICE = "office";

/** Whether a file is a word processor's, by its name or what it begins with. Which it is, and whether it can be read, is told by reading it. */
export function isOfWordProcessor(name: string, bytes: Uint8Array): boolean {
  const begins = (...start: number[]): boolean => start.every((byte, place) => bytes[place] === byte);
  const isArchive = begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0);
  return isArchive || /\.(docx|docm|dotx|doc|dot|odt|ott|fodt|rtf|wps|pages)$/iu.test(name);
}

export function languageOf(name: string): string {
  const ending = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? "";
  return LANGUAGES[ending] ?? "plaintext";
}

/** The text of a file in the encodings that drafts have; `undefined` where it is no text. */
export function decoded(bytes: Uint8Array): string | undefined {
  const mark = (first: number, second: number): boolean => bytes[0] === first && bytes[1] === second;
  const encodings = mark(0xff, 0xfe) ? ["utf-16le"] : mark(0xfe, 0xff) ? ["utf-16be"] : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) {
        return text;
      }
    } catch {
      // Another encoding, then.
    }
  }
  return undefined;
}

/** Gives the user a file; texts are in UTF-8. */
export function save(name: string, kind: string, content: string | Uint8Array<ArrayBuffer>): void {
  const type = typeof content === "string" ? `${kind};charset=utf-8` : kind;
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}

/** Puts text on the clipboard, as HTML too where it is given; whether that was allowed. */
export async function copy(plain: string, html?: string): Promise<boolean> {
  // The old way works in pages that were opened from a folder, too.
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", plain);
    if (html !== undefined) {
      event.clipboardData?.setData("text/html", html);
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", give, true);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the new way needs a permission
  const isCopied = document.execCommand("copy");
  document.removeEventListener("copy", give, true);
  if (isCopied) {
    return true;
  }
  try {
    const kinds = { "text/plain": plain, ...(html === undefined ? {} : { "text/html": html }) };
    const blobs = Object.entries(kinds).map(([kind, content]) => [kind, new Blob([content], { type: kind })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs) as Record<string, Blob>)]);
    return true;
  } catch {
    return false;
  }
}
