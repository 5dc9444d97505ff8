// Bundles the extension into dist/extension.js: `build.mjs [--watch] [--release]`. A release is
// minified and has no map.
import { context } from "esbuild";

const release = process.argv.includes("--release");
const building = await context({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  platform: "node",
  target: "node18",
  format: "cjs",
  external: ["vscode"],
  sourcemap: !release,
  minify: release,
  logLevel: "warning",
});
if (process.argv.includes("--watch")) {
  await building.watch();
} else {
  await building.rebuild();
  await building.dispose();
}
