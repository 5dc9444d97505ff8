/** The server's WebAssembly module as an object: what `server/web/src/lib.rs` documents, with texts for bytes. */

/** What the module exports; it imports nothing. */
interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  reserve: (bytes: number) => number;
  receive: (now: number) => number;
  go_on: (now: number) => void;
  wakes_at: () => number;
  next_message: () => number;
  message: () => number;
  ask: (question: number) => number;
  file_length: () => number;
  file: () => number;
}

/** What the module answers about a word processor's file (`server/web/src/office.rs`), and the file that it made. */
export interface Answered {
  answer: { error?: string; text?: string; signed?: boolean; comments?: number };
  file: Uint8Array<ArrayBuffer>;
}

/** What has become of the conversation: it goes on, or has ended with or without `shutdown`. */
export type Standing = "goes-on" | "ended" | "broken-off";
const STANDINGS: readonly Standing[] = ["goes-on", "ended", "broken-off"];

/** One session of the server. Where a call throws, the session is lost and nothing more may be called. */
export class ServerModule {
  private readonly exports: Exports;
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder();

  /**
   * @param instance of the module
   * @param say is given each message of the server, as JSON
   */
  constructor(
    instance: WebAssembly.Instance,
    private readonly say: (message: string) => void,
  ) {
    this.exports = instance.exports as Exports;
  }

  /** Gives the server a message. What takes time waits for {@link goOn}. */
  receive(message: string | Uint8Array): Standing {
    const bytes = typeof message === "string" ? this.encoder.encode(message) : message;
    const place = this.exports.reserve(bytes.length);
    new Uint8Array(this.exports.memory.buffer, place, bytes.length).set(bytes);
    const standing = STANDINGS[this.exports.receive(performance.now())] ?? "broken-off";
    this.sayAll();
    return standing;
  }

  /** Lets the server do what it has begun; in how many milliseconds it wants to go on, if it does. */
  goOn(): number | undefined {
    this.exports.go_on(performance.now());
    this.sayAll();
    const wakesAt = this.exports.wakes_at();
    return Number.isFinite(wakesAt) ? Math.max(0, wakesAt - performance.now()) : undefined;
  }

  /** Asks about a word processor's file. */
  ask(question: object, file: Uint8Array): Answered {
    const bytes = this.encoder.encode(JSON.stringify(question));
    const { exports } = this;
    const place = exports.reserve(bytes.length + file.length);
    new Uint8Array(exports.memory.buffer, place, bytes.length).set(bytes);
    new Uint8Array(exports.memory.buffer, place + bytes.length, file.length).set(file);
    const length = exports.ask(bytes.length);
    const answer = this.decoder.decode(new Uint8Array(exports.memory.buffer, exports.message(), length));
    const made = new Uint8Array(exports.memory.buffer, exports.file(), exports.file_length());
    return { answer: JSON.parse(answer) as Answered["answer"], file: made.slice() };
  }

  private sayAll(): void {
    for (let length = this.exports.next_message(); length > 0; length = this.exports.next_message()) {
      const bytes = new Uint8Array(this.exports.memory.buffer, this.exports.message(), length);
      this.say(this.decoder.decode(bytes));
    }
  }
}
