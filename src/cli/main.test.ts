import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const bin = fileURLToPath(new URL("../../bin/faultline.js", import.meta.url));

function start(words: readonly string[], nodeArguments: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...nodeArguments, bin, ...words],
    {
      encoding: "utf8",
      env: { PATH: process.env["PATH"] },
    },
  );
  return { status, stdout, stderr };
}

test("help lists the commands", () => {
  const { status, stdout } = start(["--help"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/Usage: faultline[\s\S]+analyze[\s\S]+explain/);
});

test("an older Node is told in one sentence which one is needed", () => {
  const version = 'Object.defineProperty(process.versions,"node",{value:"22.9.0"})';
  expect(start(["--help"], [`--import=data:text/javascript,${version}`])).toEqual({
    status: 3,
    stdout: "",
    stderr: "Faultline needs Node 22.18 or newer, and this is Node 22.9.0.\n",
  });
});

test("an unknown run is one sentence on standard error and exit code 2", () => {
  const directory = mkdtempSync(join(tmpdir(), "faultline-cli-"));
  try {
    expect(start(["show", "abc", "--store", directory])).toEqual({
      status: 2,
      stdout: "",
      stderr:
        'No run starts with "abc". This store holds no runs yet. Make one: npm run --silent faultline -- run --recorded <folder>\n',
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
});
