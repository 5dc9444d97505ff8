/**
 * Which program is the server: the configured one, else the bundled one. Nothing is looked for on
 * PATH, where a workspace could put it, and nothing is ever downloaded.
 */

import { isAbsolute, join } from "node:path";

/** Where the program comes from. */
export type Origin = "configured" | "bundled";

export interface Located {
  path: string;
  origin: Origin;
}

/** Why there is no program to start. */
export type Missing = { reason: "not-absolute"; path: string } | { reason: "not-bundled" };

/**
 * The program to start.
 *
 * @param configured the setting `yuanyin.server.path`; empty where it is not set
 * @param folder where the extension is installed
 * @param platform as `process.platform`
 * @param exists whether there is a file
 */
export function locate(
  configured: string,
  folder: string,
  platform: NodeJS.Platform,
  exists: (path: string) => boolean,
): Located | Missing {
  const path = configured.trim();
  if (path !== "") {
    // A relative path would be looked for in the workspace.
    return isAbsolute(path)
      ? { path, origin: "configured" }
      : { reason: "not-absolute", path };
  }
  const bundled = join(folder, "server", platform === "win32" ? "yuanyin.exe" : "yuanyin");
  return exists(bundled) ? { path: bundled, origin: "bundled" } : { reason: "not-bundled" };
}

/** The version in what `yuanyin --version` prints; undefined where another program answered. */
export function versionIn(output: string): string | undefined {
  return /^yuanyin (\d+\.\d+\.\d+\S*)\s*$/u.exec(output)?.[1];
}
