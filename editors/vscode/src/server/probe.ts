/** Asking a program whether it is the server, before it is started as one. */

import { execFile } from "node:child_process";
import { chmod } from "node:fs/promises";

import { versionIn } from "./locate";

/** Milliseconds that a program has to say its version. */
const PATIENCE = 10_000;

/** What a program says of itself, or why it says nothing. */
export type Probed = { version: string } | { failure: string };

/**
 * Runs `PATH --version`.
 *
 * @param mend makes the program executable where it is not: for the bundled one, since some ways of
 * unpacking lose the permission
 */
export async function probe(path: string, mend: boolean): Promise<Probed> {
  const first = await ask(path);
  if (mend && "code" in first && first.code === "EACCES") {
    try {
      await chmod(path, 0o755);
    } catch {
      return { failure: first.failure };
    }
    return ask(path);
  }
  return first;
}

function ask(path: string): Promise<{ version: string } | { failure: string; code: string }> {
  return new Promise((resolve) => {
    const options = { timeout: PATIENCE, windowsHide: true };
    execFile(path, ["--version"], options, (error, output, errors) => {
      const version = versionIn(output);
      if (version !== undefined) {
        resolve({ version });
        return;
      }
      const said = (errors || output).trim().split("\n")[0] ?? "";
      const failure = error ? (said === "" ? error.message : said) : output.trim().slice(0, 200);
      resolve({ failure, code: String(error?.code ?? "") });
    });
  });
}
