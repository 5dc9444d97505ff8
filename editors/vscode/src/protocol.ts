/**
 * The server's own requests, as `server/src/session/requests/mod.rs` documents them, and nothing of VS Code.
 * Lines and characters count from 0, characters in UTF-16 code units.
 */

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

/** Text in place of other text. */
export interface TextEdit {
  range: Range;
  newText: string;
}

/** A place in a file of the corpus. */
export interface Location {
  uri: string;
  range: Range;
}

/** The forms in which a provision can be cited. */
export const FORMS = ["compilation", "report", "instrument", "long"] as const;
export type Form = (typeof FORMS)[number];

/** A provision, in the answers to `search`, `provision` and `findSource`. */
export interface Provision {
  /** What the compilation is called that it stands in, where there are several. */
  compilation?: string;
  /** `A.七.20` */
  identity: string;
  /** In the compilation's form: A部分 七.20. */
  citation: string;
  /** The other names, where the concordance knows them. */
  names: { report: string | null; instrument: string | null; long: string | null };
  /** What it stands under, with › between. */
  heading: string;
  topics: string[];
  text: string;
  location: Location | null;
  /** Where a search found it by another word than it has: both, as 吹哨人 → 举报人. */
  reason?: string;
  /** What a hover shows, and the same without markup: only in the answers to `provision`. */
  markdown?: string;
  plain?: string;
}

/** What an identity, a text or a place in a document names. */
export interface Named {
  provisions: Provision[];
  problem: { code: string; message: string } | null;
  /** The citation or provision at the position that was asked for. */
  range?: Range;
}

/** A provision in the tree of the compilation. */
export interface Entry {
  identity: string;
  citation: string;
  /** As printed: `20.`, `(b)`; a section's heading. */
  label: string;
  /** The first words. */
  words: string;
  location: Location | null;
  children: Entry[];
}

export interface Topic {
  /** Where there are several compilations. */
  compilation?: string;
  name: string;
  location: Location | null;
  provisions: Entry[];
}

export interface Compilation {
  parts: { compilation?: string; part: string | null; name: string; sections: Entry[] }[];
  topics: Topic[];
}

/** How a citation of a document stands, in the order in which a panel shows them. */
export const STATES = ["wrong", "ambiguous", "unchecked", "ok", "exempt", "not-reproduced", "other"] as const;
export type State = (typeof STATES)[number];

export interface Citation {
  range: Range;
  text: string;
  state: State;
  /** What is the matter with it; of what is exempt too. */
  code: string | null;
  /** Where the editor is told of it as a problem. */
  severity: "error" | "warning" | "information" | "hint" | null;
  message: string | null;
  /** Why it is not checked, where it is not; `message` says it in words. */
  unchecked: "unclear-whose" | "subject-not-shown" | "beyond-register" | null;
  /** The identities of the provisions meant. */
  targets: string[];
  /** Whose instrument it is, where it is another body's that is known. */
  body: string | null;
  /** The public address of that instrument, where it is known. */
  link: string | null;
}

/** A provision that holds a passage. */
export interface Source extends Provision {
  nearness: "exact" | "near" | "substance";
  score: number;
  edit: TextEdit | null;
}

/** A compilation in force. */
export interface Corpus {
  /** What it is called, where there are several. */
  compilation?: string;
  name: string;
  title: string;
  edition: string;
  language: string;
  /** The configured folder; null for the built-in corpus. */
  folder: string | null;
}

export interface Status {
  version: string;
  corpus: Corpus;
  /** Those that drafts are read with besides. */
  beside: Corpus[];
  /** Of all of them together. */
  counts: { provisions: number; sections: number; instruments: number; topics: number };
}

/** A draft of the workspace that was checked. */
export interface CheckedDraft {
  uri: string;
  /** Of LSP. */
  diagnostics: unknown[];
  /** How many of its citations were not checked. */
  unchecked: number;
  /** Why it could not be read, where it could not. */
  unreadable: string | null;
}

/** Where a citation is to be written, or is asked for. */
export interface At {
  textDocument: { uri: string };
  position: Position;
}

/** What each request `yuanyin/NAME` takes and answers. */
export interface Requests {
  search: [params: { query: string; limit?: number } & Partial<At>, answer: Provision[]];
  provision: [params: { identity: string } | { citation: string } | At, answer: Named];
  topic: [params: { topic: string } | { identity: string } | { citation: string }, answer: Topic[]];
  compilation: [params: Record<string, never>, answer: Compilation];
  citations: [params: { uri: string }, answer: Citation[] | null];
  cites: [params: { uri: string; format: "markdown" | "csv" | "json" }, answer: string | null];
  findSource: [
    params: { textDocument: { uri: string }; range: Range },
    answer: Source[] | null,
  ];
  drafts: [params: Record<string, never>, answer: string[]];
  check: [params: { uris: string[] }, answer: CheckedDraft[]];
  status: [params: Record<string, never>, answer: Status];
}
