/** The server of a window that has no machine, as VS Code for the Web: the WebAssembly module in a worker (`editors/web/src/server`). */

import * as vscode from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
} from "vscode-languageclient/browser";

import * as messages from "../messages";
import type { Program as Native } from "./program";

/** The same, with the client of a worker. */
type Program = Omit<Native, "client"> & { client: (options: LanguageClientOptions) => LanguageClient };

/** What there is of workers where this runs, whose types are not those of Node. */
interface Worker {
  postMessage: (message: unknown) => void;
  addEventListener: (kind: "message", listen: (event: { data: unknown }) => void) => void;
  terminate: () => void;
}
declare const Worker: new (address: string) => Worker;

/** Writes what is wrong with the connection into the log only. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The module that came with the extension. @param folder where the extension is installed */
export async function findProgram(folder: vscode.Uri): Promise<Program | { failure: string }> {
  const name = "yuanyin.wasm";
  try {
    const read = (...path: string[]): Thenable<Uint8Array> => vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, ...path));
    const [script, code] = await Promise.all([read("dist", "browser", "worker.js"), read("server", name)]);
    const { version } = vscode.extensions.getExtension("yuanyin.yuanyin")?.packageJSON as { version: string };
    return {
      name,
      version,
      origin: "WebAssembly",
      notStarted: (reason) => messages.serverDoesNotStart(name, reason, "bundled"),
      client: (options) => clientOf(script, code, options),
    };
  } catch (error) {
    return { failure: messages.serverDoesNotRun(name, String(error), "bundled") };
  }
}

function clientOf(script: Uint8Array, code: Uint8Array, options: LanguageClientOptions): LanguageClient {
  const start = (): Promise<MessageTransports> => {
    const address = URL.createObjectURL(new Blob([script.slice()], { type: "text/javascript" }));
    const worker = new Worker(address);
    worker.addEventListener("message", ({ data }) => {
      // The worker's own word that the server is lost; whoever watches the client starts another.
      if (typeof data === "object" && data !== null && "failed" in data) {
        worker.terminate();
        void client.stop(0).catch(() => undefined);
      }
    });
    worker.postMessage(code.slice().buffer);
    // Not the worker itself: those of VS Code are none of the class that the client knows.
    return Promise.resolve({ reader: new BrowserMessageReader(worker as never), writer: new BrowserMessageWriter(worker as never) });
  };
  const client = new QuietClient("yuanyin", "Yuanyin", start, options);
  return client;
}
