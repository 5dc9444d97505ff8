// Packages the extension as a user installs it.
//
//   package.mjs                           for this platform, with the server built from ../..
//   package.mjs --server PATH             with that server
//   package.mjs --target TARGET --server PATH   for another platform, as win32-x64
//   package.mjs --universal               for all platforms: without a server on a machine, with the WebAssembly
//                                         module in VS Code for the Web
//   package.mjs --universal --module PATH   with that module, else with the one built from ../..
//   package.mjs --repository URL          with the public address of the sources, which the marketplaces
//                                         show with the issues and the page that go with it; there is no
//                                         such address in the sources, so none is in the manifest
//
// Writes yuanyin-TARGET.vsix here. The compilation is part of the server.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { createVSIX } from "@vscode/vsce";

const folder = fileURLToPath(new URL("..", import.meta.url));
const repository = join(folder, "..", "..");
const { values } = parseArgs({
  options: {
    target: { type: "string" },
    server: { type: "string" },
    universal: { type: "boolean", default: false },
    module: { type: "string" },
    out: { type: "string" },
    repository: { type: "string" },
  },
});
const here = `${process.platform}-${process.arch}`;
const target = values.universal ? undefined : (values.target ?? here);
if (target !== undefined && target !== here && values.server === undefined) {
  fail(`the server for ${target} cannot be built on ${here}: give the program with --server`);
}

// The same contents make the same file: no time stands in it, but the first day that an archive can name everywhere.
process.env.SOURCE_DATE_EPOCH ??= String(Date.UTC(1980, 0, 2) / 1000);

process.chdir(folder);
rmSync("server", { recursive: true, force: true });
if (target !== undefined) {
  const server = values.server === undefined ? built() : resolve(values.server);
  if (!existsSync(server)) {
    fail(`there is no server ${server}`);
  }
  const program = target.startsWith("win32") ? "yuanyin.exe" : "yuanyin";
  mkdirSync("server");
  copyFileSync(server, join("server", program));
  chmodSync(join("server", program), 0o755);
}
if (values.universal) {
  mkdirSync("server");
  copyFileSync(values.module === undefined ? builtModule() : resolve(values.module), join("server", "yuanyin.wasm"));
}
const licences = ["LICENSE-MIT", "LICENSE-APACHE"];
for (const licence of licences) {
  copyFileSync(join(repository, licence), licence);
}
// The marketplaces look for one file.
writeFileSync(
  "LICENSE.txt",
  `Licensed under either of the following, at your option.\n\n${licences
    .map((licence) => readFileSync(licence, "utf8"))
    .join(`\n${"=".repeat(80)}\n\n`)}`,
);
rmSync("dist", { recursive: true, force: true });
run(process.execPath, ["scripts/build.mjs", "--release", ...(values.universal ? ["--web"] : [])]);

const vsix = resolve(values.out ?? `yuanyin-${target ?? "universal"}.vsix`);
const manifest = readFileSync("package.json", "utf8");
try {
  writeFileSync("package.json", published(manifest));
  await createVSIX({
    cwd: folder,
    packagePath: vsix,
    ...(target === undefined ? {} : { target }),
    // Everything is in the bundle.
    dependencies: false,
    allowMissingRepository: values.repository === undefined,
  });
} finally {
  writeFileSync("package.json", manifest);
}
console.log(`${vsix}: ${(statSync(vsix).size / 1e6).toFixed(1)} MB`);

/** The manifest of this package: a browser is served by the one for all platforms. */
function published(manifest) {
  const { browser, ...fields } = { ...JSON.parse(manifest), ...sources(values.repository) };
  return `${JSON.stringify(values.universal ? { ...fields, browser } : fields, null, 2)}\n`;
}

/** What the marketplaces show of where the sources are. */
function sources(address) {
  if (address === undefined) {
    return {};
  }
  const url = address.replace(/(?:\.git)?\/?$/u, "");
  if (!/^https:\/\/[^/]+\/./u.test(url)) {
    fail(`“${address}” is no address of a repository: https://…`);
  }
  return {
    repository: { type: "git", url: `${url}.git`, directory: "editors/vscode" },
    bugs: { url: `${url}/issues` },
    homepage: `${url}#readme`,
  };
}

/** The server as it is released: smaller and faster than `--release`, and slower to build. */
function built() {
  run("cargo", ["build", "--profile", "packaged", "--quiet", "--manifest-path", join(repository, "Cargo.toml")]);
  const output = process.env.CARGO_TARGET_DIR ?? join(repository, "target");
  return join(output, "packaged", process.platform === "win32" ? "yuanyin.exe" : "yuanyin");
}

/** The server as WebAssembly. */
function builtModule() {
  const target = "wasm32-unknown-unknown";
  const module = ["--profile", "web", "--package", "yuanyin-web", "--target", target];
  run("cargo", ["build", ...module, "--quiet", "--manifest-path", join(repository, "Cargo.toml")]);
  return join(process.env.CARGO_TARGET_DIR ?? join(repository, "target"), target, "web", "yuanyin_web.wasm");
}

function run(program, given) {
  const { status, error } = spawnSync(program, given, { stdio: "inherit" });
  if (status !== 0) {
    fail(`${program} ${given.join(" ")}: ${error?.message ?? `ended with ${status}`}`);
  }
}

function fail(reason) {
  console.error(`package: ${reason}`);
  process.exit(1);
}
