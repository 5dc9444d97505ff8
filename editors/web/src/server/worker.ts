/**
 * The server as a web worker. The first message to it is the module's code (`ArrayBuffer`, or what it was
 * compressed to with gzip, written in base64); then each message, there and back, is one of LSP as a JavaScript
 * object. Where the server is lost it says `{ failed: reason }` and ends.
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
  const { instance } = await WebAssembly.instantiate(typeof code === "string" ? await unpacked(code) : code, {});
  const server = new ServerModule(instance, (message) => {
    scope.postMessage(JSON.parse(message));
  });
  const turns = new Turns(server, soonAfterMessages(), failed);
  const receive = (message: unknown): void => {
    try {
      if (server.receive(JSON.stringify(message)) === "goes-on") {
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

function failed(error: unknown): void {
  scope.onmessage = null;
  scope.postMessage({ failed: String(error) });
  scope.close();
}

/** The bytes of what was compressed with gzip and written in base64. */
async function unpacked(base64: string): Promise<ArrayBuffer> {
  const compressed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return await new Response(stream).arrayBuffer();
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
