/**
 * `stdio.mjs MODULE lsp`: the server's WebAssembly module behind standard input and output, as the native program
 * serves there, so that tests/protocol can take it for that. Status 0 after `shutdown` and `exit`, else 1.
 */

import { readFileSync, writeSync } from "node:fs";

import { ServerModule } from "../../editors/web/src/server/module";
import { Turns } from "../../editors/web/src/server/turns";

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2] ?? ""), {});
const server = new ServerModule(instance, (message) => {
  const body = Buffer.from(message);
  write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
});
const turns = new Turns(server, setImmediate, (error) => {
  console.error(error);
  process.exit(3);
});

/** Writes all of it, however slowly it is read. */
function write(bytes: Buffer): void {
  let rest = bytes;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") {
        process.exit(1);
      }
    }
  }
}

let input = Buffer.alloc(0);
process.stdin.on("data", (chunk: Buffer) => {
  input = Buffer.concat([input, chunk]);
  for (let body = nextBody(); body !== undefined; body = nextBody()) {
    const standing = server.receive(body);
    if (standing !== "goes-on") {
      // The last answers go out before.
      server.goOn();
      process.exit(standing === "ended" ? 0 : 1);
    }
  }
  turns.want();
});
process.stdin.on("end", () => {
  server.goOn();
  process.exit(1);
});

/** The next message that is there in full. */
function nextBody(): Buffer | undefined {
  const end = input.indexOf("\r\n\r\n");
  const length = /content-length: *(\d+)/iu.exec(input.subarray(0, Math.max(0, end)).toString("latin1"))?.[1];
  if (length === undefined || input.length < end + 4 + Number(length)) {
    return undefined;
  }
  const body = input.subarray(end + 4, end + 4 + Number(length));
  input = input.subarray(end + 4 + Number(length));
  return body;
}
