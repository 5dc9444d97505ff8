/**
 * What the page does before the rest of it is there: begins the server, which unpacks, compiles and reads the compilation
 * in its worker while the browser goes on with the page.
 */

import script from "bundled:worker";

/** A worker that has begun. */
export interface Begun {
  worker: Worker;
  /** What it has said before anybody listened. */
  said: unknown[];
}

/** What the scripts of the page have in common. */
export interface Server {
  /** Begins a worker. */
  begin: () => Begun;
  /** The first one. */
  first: Begun;
  /** Gives it the module, which stands in the page by now. */
  load: () => void;
}

const code = (): string => document.getElementById("server")?.textContent ?? "";

function begin(): Begun {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address);
  const said: unknown[] = [];
  worker.onmessage = ({ data }) => {
    said.push(data);
  };
  worker.addEventListener("message", () => {
    URL.revokeObjectURL(address);
  }, { once: true });
  return { worker, said };
}

const first = begin();
const server: Server = {
  begin: () => {
    const begun = begin();
    begun.worker.postMessage(code());
    return begun;
  },
  first,
  load: () => {
    first.worker.postMessage(code());
  },
};
Object.assign(globalThis, { server });
