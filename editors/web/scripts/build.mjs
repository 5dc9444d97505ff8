// Makes the page: `build.mjs [--module FILE]` writes the folder dist, which any web server or a double click
// serves. Without --module the server's WebAssembly module is built from ../../server/web.
//
//   dist/index.html            everything: the page, the server and the compilation, so they are of one version
//   dist/service-worker.js     keeps the page for when there is no network
//   dist/manifest.webmanifest, dist/icon.png, LICENSE-…
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

const folder = fileURLToPath(new URL("..", import.meta.url));
const repository = join(folder, "..", "..");
const { values } = parseArgs({ options: { module: { type: "string" } } });
const module = values.module === undefined ? built() : resolve(values.module);
process.chdir(folder);

const common = { bundle: true, write: false, minify: true, format: "iife", target: "es2022", platform: "browser", charset: "utf8", legalComments: "none", logLevel: "warning" };
const bundled = async (entry, more = {}) => (await build({ ...common, entryPoints: [entry], ...more })).outputFiles[0].text;

const worker = await bundled("src/server/worker.ts");
const script = await bundled("src/page/main.ts", { loader: { ".md": "text" } });
// Begins the worker and, behind the module's code, gives it that: before the page is read to its end.
const first = await bundled("src/page/first.ts", {
  plugins: [
    {
      name: "worker",
      setup: ({ onResolve, onLoad }) => {
        onResolve({ filter: /^bundled:worker$/ }, ({ path }) => ({ path, namespace: "bundled" }));
        onLoad({ filter: /.*/, namespace: "bundled" }, () => ({ contents: worker, loader: "text" }));
      },
    },
  ],
});
const load = "server.load()";
const style = (await build({ ...common, entryPoints: ["src/page/page.css"] })).outputFiles[0].text;
const server = gzipSync(readFileSync(module), { level: 9 }).toString("base64");

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
// Nothing foreign, and no way out: neither requests nor forms. The editor makes its styles by script.
const policy = [
  "default-src 'none'",
  `script-src ${[first, load, script].map(hash).join(" ")} 'wasm-unsafe-eval'`,
  "worker-src 'self' blob:",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
const fill = { POLICY: policy, STYLE: style, FIRST: first, SERVER: server, LOAD: load, SCRIPT: script };
const page = readFileSync("src/page/page.html", "utf8").replaceAll(/%([A-Z]+)%/gu, (_, name) => fill[name]);
const manifest = JSON.stringify({
  name: "援引 Yuanyin",
  short_name: "援引",
  start_url: "./",
  display: "standalone",
  background_color: "#ffffff",
  theme_color: "#1f4e79",
  icons: [{ src: "icon.png", sizes: "256x256", type: "image/png" }],
});

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
writeFileSync("dist/index.html", page);
writeFileSync("dist/manifest.webmanifest", manifest);
copyFileSync("../vscode/media/icon.png", "dist/icon.png");
for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) {
  copyFileSync(join(repository, licence), join("dist", licence));
}
const version = createHash("sha256").update(page).update(manifest).digest("hex").slice(0, 16);
const files = ["./", "index.html", "icon.png", "manifest.webmanifest"];
const define = { VERSION: JSON.stringify(version), FILES: JSON.stringify(files) };
writeFileSync("dist/service-worker.js", await bundled("src/service-worker.ts", { define }));
console.log(`dist: ${(Buffer.byteLength(page) / 1e6).toFixed(2)} MB, version ${version}`);

/** The server's module, built small. */
function built() {
  const given = ["build", "--quiet", "--profile", "web", "--package", "yuanyin-web", "--target", "wasm32-unknown-unknown"];
  const { status, error } = spawnSync("cargo", given, { stdio: "inherit", cwd: repository });
  if (status !== 0) {
    console.error(`build: cargo ${given.join(" ")}: ${error?.message ?? `ended with ${status}`}`);
    process.exit(1);
  }
  return join(process.env.CARGO_TARGET_DIR ?? join(repository, "target"), "wasm32-unknown-unknown", "web", "yuanyin_web.wasm");
}
