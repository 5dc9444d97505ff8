/** The way to the server: JSON-RPC with a worker in this page. Nothing leaves the page. */

import type { Requests } from "../../../vscode/src/protocol";
import type { Answered } from "../server/module";
import type { Begun, Server } from "./first";

/** How many times the server is started again within {@link WHILE}. */
const TRIES = 3;
/** Milliseconds after which an earlier failure counts no more. */
const WHILE = 60_000;

interface Message {
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
  /** The worker's own word: the server is lost. */
  failed?: string;
  /** What a question about a file has come to. */
  answered?: Answered;
}

/** What the page does when the server says something. */
export interface Listener {
  /** The server is ready, for the first time or again: documents are to be opened. */
  ready: () => void;
  /** The server was lost; whether it is started again. */
  lost: (isStartedAgain: boolean, reason: string) => void;
  notified: (method: string, params: unknown) => void;
  /** Answers a request of the server. */
  asked: (method: string, params: unknown) => unknown;
}

/** A request that was refused, or whose server was lost. */
export class Refused extends Error {}

export class Connection {
  private worker: Worker | undefined;
  private lastId = 0;
  private readonly waiting = new Map<number | string, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  private failures: number[] = [];
  /** The worker that has been begun before there was a connection. */
  private begun: Begun | undefined;
  private isReady = false;

  /**
   * @param server begins workers, and has begun the first
   * @param initialize the parameters of `initialize`, asked for at each start
   */
  constructor(
    private readonly server: Server,
    private readonly initialize: () => unknown,
    private readonly listener: Listener,
  ) {
    this.begun = server.first;
  }

  /** Starts the server. */
  start(): void {
    const { worker, said } = this.begun ?? this.server.begin();
    this.begun = undefined;
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Message>) => {
      this.take(data);
    };
    worker.onerror = (event) => {
      this.lose(event.message);
    };
    void this.ask("initialize", this.initialize()).then(
      () => {
        this.notify("initialized", {});
        this.isReady = true;
        this.listener.ready();
      },
      (error: unknown) => {
        console.error(error);
      },
    );
    (said as Message[]).forEach((message) => {
      this.take(message);
    });
  }

  /** Asks something that LSP knows. Throws {@link Refused}. */
  ask<Answer>(method: string, params: unknown): Promise<Answer> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.send({ id, method, params });
    });
  }

  /** Asks one of the server's own requests. Throws {@link Refused}. */
  request<Name extends keyof Requests>(name: Name, params: Requests[Name][0]): Promise<Requests[Name][1]> {
    return this.ask(`yuanyin/${name}`, params);
  }

  /** Asks about a word processor's file. Throws {@link Refused} where the server is lost over it. */
  askOfFile(question: object, file: Uint8Array<ArrayBuffer>): Promise<Answered> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise<Answered>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.worker?.postMessage({ id, question, file });
    });
  }

  /** Tells the server something; what is told before it is ready is told by {@link Listener.ready}. */
  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  /** Whether the server has begun to answer. */
  get ready(): boolean {
    return this.isReady;
  }

  private send(message: Message): void {
    this.worker?.postMessage({ jsonrpc: "2.0", ...message });
  }

  private take(message: Message): void {
    if (message.failed !== undefined) {
      this.lose(message.failed);
    } else if (message.method === undefined) {
      const asked = this.waiting.get(message.id ?? "");
      this.waiting.delete(message.id ?? "");
      if (message.error === undefined) {
        asked?.resolve(message.answered ?? message.result);
      } else {
        asked?.reject(new Refused(message.error.message));
      }
    } else if (message.id === undefined) {
      this.listener.notified(message.method, message.params);
    } else {
      this.send({ id: message.id, result: this.listener.asked(message.method, message.params) ?? null });
    }
  }

  private lose(reason: string): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.isReady = false;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    waiting.forEach(({ reject }) => {
      reject(new Refused(reason));
    });
    const now = performance.now();
    this.failures = [...this.failures.filter((then) => now - then < WHILE), now];
    const again = this.failures.length <= TRIES;
    this.listener.lost(again, reason);
    if (again) {
      this.start();
    }
  }
}
