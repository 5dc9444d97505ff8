/** A word processor's document that is open: its file as it was read, and what has been done to it since. */

import type { TextEdit } from "../lsp";
import type { Answered } from "../server/module";
import type { Connection } from "./connection";
import { language } from "./messages";

/** Edits that are made at once, in the text that those before have left. */
export type Step = TextEdit[];

/** A document's file after some steps. */
interface Written {
  steps: Step[];
  bytes: Uint8Array<ArrayBuffer>;
  text: string;
}

/** Why something cannot be done, in the user's language. */
export class Told extends Error {}

const KINDS: Record<string, string> = {
  odt: "application/vnd.oasis.opendocument.text",
  ott: "application/vnd.oasis.opendocument.text-template",
  docm: "application/vnd.ms-word.document.macroEnabled.12",
  dotx: "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
};

export class OfficeFile {
  private readonly steps: Step[] = [];
  private readonly undone: Step[] = [];
  private last: Written;

  private constructor(
    private readonly connection: Connection,
    readonly name: string,
    /** Whether somebody has signed it: any change would make that void. */
    readonly isSigned: boolean,
    private readonly read: Written,
  ) {
    this.last = read;
  }

  /** Reads a file. Throws {@link Told} where it cannot be read. */
  static async open(connection: Connection, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<OfficeFile> {
    const { answer } = await asked(connection, { ask: "read", name }, bytes);
    return new OfficeFile(connection, name, answer.signed === true, { steps: [], bytes, text: answer.text ?? "" });
  }

  get text(): string {
    return this.read.text;
  }

  /** How many steps have been done. */
  get length(): number {
    return this.steps.length;
  }

  get kind(): string {
    const ending = /\.([^.]+)$/u.exec(this.name)?.[1]?.toLowerCase() ?? "";
    return KINDS[ending] ?? "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  }

  take(step: Step): void {
    this.steps.push(step);
    this.undone.length = 0;
  }

  undo(): void {
    const step = this.steps.pop();
    if (step !== undefined) {
      this.undone.push(step);
    }
  }

  redo(): void {
    const step = this.undone.pop();
    if (step !== undefined) {
      this.steps.push(step);
    }
  }

  /** The file after the steps so far. Throws {@link Told}. */
  async corrected(): Promise<Written> {
    const steps = [...this.steps];
    const { last } = this;
    const from = last.steps.every((step, place) => step === steps[place]) ? last : this.read;
    const left = steps.slice(from.steps.length);
    if (left.length === 0) {
      return from;
    }
    const { answer, file } = await asked(this.connection, { ask: "change", name: this.name, steps: left }, from.bytes);
    this.last = { steps, bytes: file, text: answer.text ?? "" };
    return this.last;
  }

  /** The same, with what was changed as changes that somebody has yet to accept. Throws {@link Told}. */
  async tracked(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.steps.length === 0) {
      return this.read.bytes;
    }
    const question = { ask: "change", name: this.name, steps: this.steps, tracked: now() } as const;
    return (await asked(this.connection, question, this.read.bytes)).file;
  }

  /** The file after the steps so far with a comment at each problem; how many. Throws {@link Told}. */
  async reviewed(authorities: boolean): Promise<{ bytes: Uint8Array<ArrayBuffer>; comments: number }> {
    const { bytes } = await this.corrected();
    const question = { ask: "review", name: this.name, authorities, time: now() } as const;
    const { answer, file } = await asked(this.connection, question, bytes);
    return { bytes: file, comments: answer.comments ?? 0 };
  }
}

/** As the program writes it: to the second. */
function now(): string {
  return new Date().toISOString().replace(/\.\d+/u, "");
}

async function asked(
  connection: Connection,
  question: { ask: "read" | "change" | "review"; name: string } & Record<string, unknown>,
  file: Uint8Array<ArrayBuffer>,
): Promise<Answered> {
  const answered = await connection.askOfFile({ ...question, locale: language() }, file);
  if (answered.answer.error !== undefined) {
    throw new Told(answered.answer.error);
  }
  return answered;
}
