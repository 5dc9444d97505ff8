/** Asking a program whether it is the server, before it is started as one. */

import { execFile } from "node:child_process";
import { chmod } from "node:fs/promises";

import { versionIn } from "./locate";

/** Milliseconds that a program has to say its version. */
const PATIENCE = 10_000;

/** What a program says of itself, the first line of it where it is another program, or why it says nothing. */
export type Probed = { version: string } | { failure: string } | { otherProgram: string };

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
      return first;
    }
    return ask(path);
  }
  return first;
}

function ask(path: string): Promise<Probed | { failure: string; code: string }> {
  return new Promise((resolve) => {
    const options = { timeout: PATIENCE, windowsHide: true };
    execFile(path, ["--version"], options, (error, output, errors) => {
      const version = versionIn(output);
      if (version !== undefined) {
        resolve({ version });
        return;
      }
      const said = (errors || output).trim().split("\n")[0]?.slice(0, 200) ?? "";
      if (error === null) {
        resolve({ otherProgram: said });
      } else {
        resolve({ failure: said === "" ? error.message : said, code: String(error.code ?? "") });
      }
    });
  });
}
