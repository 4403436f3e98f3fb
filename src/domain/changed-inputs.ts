import type { GradedParts, Grading } from "./grading.ts";

const partNames = {
  task: "task",
  guidelines: "guidelines",
  grader: "grader",
  reference: "reference",
  helpers: "helper modules",
  lintConfigs: "lint config",
  manifest: "suite.json",
} as const satisfies Record<keyof GradedParts, string>;

/** What can differ between two gradings of one reply. */
export type ChangedInput =
  (typeof partNames)[keyof GradedParts] | "files as read" | "eval" | "config" | "toolchain";

type Basis = Pick<Grading, "inputs" | "parts">;

/**
 * What differs between two gradings of one reply. `eval` and `config` stand where a part of them differs that is not told
 * apart, or where one of the gradings recorded no parts.
 */
export function changedInputs(one: Basis, other: Basis): readonly ChangedInput[] {
  const parts = changedParts(one.parts, other.parts);
  const explains = (names: readonly ChangedInput[]) => names.some((name) => parts.includes(name));
  const differs = (input: keyof Grading["inputs"]) => one.inputs[input] !== other.inputs[input];
  return [
    ...(differs("files") ? (["files as read"] as const) : []),
    ...parts,
    ...(differs("eval") && !explains(["grader", "reference", "helper modules"])
      ? (["eval"] as const)
      : []),
    ...(differs("config") && !explains(["lint config", "suite.json"]) ? (["config"] as const) : []),
    ...(differs("toolchain") ? (["toolchain"] as const) : []),
  ];
}

function changedParts(one?: GradedParts, other?: GradedParts): readonly ChangedInput[] {
  if (one === undefined || other === undefined) return [];
  const keys = [
    "task",
    "guidelines",
    "grader",
    "reference",
    "helpers",
    "lintConfigs",
    "manifest",
  ] as const;
  return keys.filter((key) => one[key] !== other[key]).map((key) => partNames[key]);
}
