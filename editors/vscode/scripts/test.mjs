// Runs the unit tests, which stand beside the code, in Node's own test runner.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

const tests = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => join("src", name));
rmSync("out", { recursive: true, force: true });
await build({
  entryPoints: tests,
  outdir: "out",
  outbase: "src",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode", "typescript"],
  sourcemap: "inline",
  logLevel: "warning",
});
const built = tests.map((name) => name.replace(/^src/u, "out").replace(/\.ts$/u, ".js"));
const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...built], {
  stdio: "inherit",
});
process.exit(run.status ?? 1);
