import { expect, test } from "vitest";
import { describeExit, tooMuchMemory } from "./describe-exit.ts";
import type { ProcessEnd } from "./describe-exit.ts";

const end: ProcessEnd = {
  code: null,
  signal: null,
  expulsion: undefined,
  output: "",
  systemKills: 0,
};

test.each([
  ["a code", { code: 3 }, { kind: "exited", code: 3 }],
  ["a signal", { signal: "SIGKILL" }, { kind: "signalled", signal: "SIGKILL" }],
  ["too much memory", { signal: "SIGKILL", expulsion: tooMuchMemory }, { kind: "out-of-memory" }],
  ["a full heap", { code: 134, output: "heap out of memory" }, { kind: "out-of-memory" }],
  ["our reason", { code: 137, expulsion: "it lies" }, { kind: "expelled", reason: "it lies" }],
  ["a system without memory", { signal: "SIGKILL", systemKills: 1 }, { kind: "sacrificed" }],
  ["the same, told by bubblewrap", { code: 137, systemKills: 2 }, { kind: "sacrificed" }],
  ["its own doing meanwhile", { code: 1, systemKills: 1 }, { kind: "exited", code: 1 }],
] as const)("a process that ends with %s", (_, change, exit) => {
  expect(describeExit({ ...end, ...change })).toEqual(exit);
});
