#!/usr/bin/env node
// Only syntax that an old Node reads too, so that it gets far enough to say which one is needed.
import { existsSync } from "node:fs";

const found = process.versions.node;
const [major, minor] = found.split(".").map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  void start();
} else {
  process.stderr.write(`Faultline needs Node 22.18 or newer, and this is Node ${found}.\n`);
  process.exitCode = 3;
}

/** A clone runs its sources, never an old build beside them; Node strips no types below `node_modules`. */
function start() {
  const source = new URL("../src/cli/main.ts", import.meta.url);
  const isClone = existsSync(source) && !source.pathname.includes("/node_modules/");
  return import(isClone ? source.href : new URL("../dist/cli/main.js", import.meta.url).href);
}
