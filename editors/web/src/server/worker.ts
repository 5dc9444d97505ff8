/**
 * The server as a web worker. The first message to it is the module's code (`ArrayBuffer`, or what it was
 * compressed to with gzip, written in base64); then each message, there and back, is one of LSP as a JavaScript
 * object. `{ id, question, file }` is a question about a word processor's file, answered by `{ id, answered }`. Where
 * the server is lost it says `{ failed: reason }` and ends.
 */

import { ServerModule } from "./module";
import { Turns } from "./turns";

/** What a worker has of its global scope. */
interface Scope {
  postMessage: (message: unknown) => void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  close: () => void;
}
const scope = globalThis as unknown as Scope;
/** Messages that come before there is a server. */
const early: unknown[] = [];

scope.onmessage = ({ data }) => {
  scope.onmessage = (event) => early.push(event.data);
  begin(data as ArrayBuffer | string).catch(failed);
};

async function begin(code: ArrayBuffer | string): Promise<void> {
  const { instance } = await (typeof code === "string" ? WebAssembly.instantiateStreaming(unpacked(code), {}) : WebAssembly.instantiate(code, {}));
  const server = new ServerModule(instance, (message) => {
    scope.postMessage(JSON.parse(message));
  });
  const turns = new Turns(server, soonAfterMessages(), failed);
  const receive = (message: unknown): void => {
    try {
      if (isAboutFile(message)) {
        scope.postMessage({ id: message.id, answered: server.ask(message.question, message.file) });
      } else if (server.receive(JSON.stringify(message)) === "goes-on") {
        turns.want();
      } else {
        turns.end();
        scope.close();
      }
    } catch (error) {
      failed(error);
    }
  };
  scope.onmessage = (event) => {
    receive(event.data);
  };
  early.forEach(receive);
}

/** A question about a file. */
interface AboutFile {
  id: number;
  question: object;
  file: Uint8Array;
}

function isAboutFile(message: unknown): message is AboutFile {
  return typeof message === "object" && message !== null && "question" in message;
}

function failed(error: unknown): void {
  scope.onmessage = null;
  scope.postMessage({ failed: String(error) });
  scope.close();
}

/** What was compressed with gzip and written in base64, as a module that is compiled while it is unpacked. */
function unpacked(base64: string): Response {
  const compressed = bytes(base64);
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "content-type": "application/wasm" } });
}

/** Browsers of 2025 read base64 by themselves, several times as fast. */
function bytes(base64: string): Uint8Array<ArrayBuffer> {
  const own = Uint8Array as { fromBase64?: (base64: string) => Uint8Array<ArrayBuffer> };
  if (own.fromBase64 !== undefined) {
    return own.fromBase64(base64);
  }
  const characters = atob(base64);
  const read = new Uint8Array(characters.length);
  for (let place = 0; place < characters.length; place += 1) {
    read[place] = characters.charCodeAt(place);
  }
  return read;
}

/** A message to oneself comes behind those that wait, and without the delays of a timer. */
function soonAfterMessages(): (act: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const acts: (() => void)[] = [];
  port1.onmessage = () => acts.shift()?.();
  return (act) => {
    acts.push(act);
    port2.postMessage(null);
  };
}
