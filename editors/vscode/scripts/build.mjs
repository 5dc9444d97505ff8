// Bundles the extension: `build.mjs [--watch] [--release] [--web]`. A release is minified and has no map.
//
//   dist/extension.js           for a machine
//   dist/browser/extension.js   for VS Code for the Web, with dist/browser/worker.js (--web)
import { context } from "esbuild";

const release = process.argv.includes("--release");
const common = {
  bundle: true,
  sourcemap: !release,
  minify: release,
  logLevel: "warning",
};
/** The server of a window without a machine in place of that of a machine. */
const inTheWeb = {
  name: "in-the-web",
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^\.\/program$/ }, ({ path, ...asked }) => resolve(`${path}_web`, asked));
    onResolve({ filter: /^vscode-languageclient\/node$/ }, ({ kind, resolveDir }) =>
      resolve("vscode-languageclient/browser", { kind, resolveDir }),
    );
  },
};
const bundles = [
  {
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    platform: "node",
    target: "node18",
    format: "cjs",
    external: ["vscode"],
  },
];
if (process.argv.includes("--web")) {
  bundles.push(
    {
      entryPoints: ["src/extension.ts"],
      outfile: "dist/browser/extension.js",
      platform: "browser",
      target: "es2022",
      format: "cjs",
      external: ["vscode"],
      plugins: [inTheWeb],
    },
    {
      entryPoints: ["../web/src/server/worker.ts"],
      outfile: "dist/browser/worker.js",
      platform: "browser",
      target: "es2022",
      format: "iife",
    },
  );
}
for (const bundle of bundles) {
  const building = await context({ ...common, ...bundle });
  if (process.argv.includes("--watch")) {
    await building.watch();
  } else {
    await building.rebuild();
    await building.dispose();
  }
}
