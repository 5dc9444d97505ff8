#!/usr/bin/env node
// Starts the program for this platform that the package brings, and ends as it does.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const platform = `${process.platform}-${process.arch}`;
const ending = process.platform === "win32" ? ".exe" : "";
const program = fileURLToPath(new URL(`programs/${platform}/yuanyin${ending}`, import.meta.url));
if (!existsSync(program)) {
    console.error(`yuanyin: this package has no program for ${platform}.`);
    console.error(`yuanyin：本程序包没有适用于 ${platform} 的程序。`);
    process.exit(2);
}
const ended = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (ended.error) {
    console.error(`yuanyin: ${ended.error.message}`);
    process.exit(2);
}
process.exit(ended.status ?? 128 + (constants.signals[ended.signal] ?? 0));
