import {
  breaksNoPlatformRule,
  candidateFlips,
  isCause,
  isConfirmed,
  isControlled,
  isMisled,
  isNotAskedFor,
  isOfEnvironment,
  isRepaired,
  isUnstated,
  passesRelaxed,
  referenceFailsTheSame,
  referencePasses,
  referencePassesStep,
} from "./requirements.ts";
import { isExhaustion } from "../signature/is-exhaustion.ts";
import type { Rule } from "./rule.ts";

/** The rules in their order: the first whose conditions all hold gives the verdict. */
export const rules: readonly Rule[] = [
  {
    name: "reply-refused",
    blame: "model",
    conditions: [
      {
        words:
          "The reply breaks the rules of its format, which are the same for every eval: nothing of it was run",
        holds: ({ failure }) => failure.step === "filesystem",
      },
    ],
    restsOn: ["replay"],
  },
  {
    name: "environment-fails-both",
    blame: "environment",
    conditions: [referenceFailsTheSame, isOfEnvironment],
    restsOn: ["reference"],
  },
  {
    name: "harness-failed",
    blame: null,
    conditions: [
      {
        words:
          "The harness failed while it graded the candidate or the reference again: nothing is known",
        holds: ({ replay, reference }) => replay.errored > 0 || reference.outcome === "errored",
      },
    ],
    restsOn: ["replay", "reference"],
  },
  {
    name: "environment-flips",
    blame: "environment",
    conditions: [
      candidateFlips,
      {
        words: "The reference's outcome changes too",
        holds: ({ replay }) => replay.referenceFlips > 0,
      },
    ],
    restsOn: ["replay"],
  },
  {
    name: "graded-by-other-tools",
    blame: null,
    conditions: [
      candidateFlips,
      {
        words: "The tools that grade have changed since the run",
        holds: ({ replay }) => replay.toolsChanged,
      },
    ],
    restsOn: ["replay"],
  },
  {
    name: "candidate-is-racy",
    blame: "model",
    conditions: [
      candidateFlips,
      {
        words: "The reference's, graded by the same tools, does not",
        holds: ({ replay }) => replay.referenceFlips === 0,
      },
    ],
    restsOn: ["replay"],
  },
  {
    name: "candidate-exhausts",
    blame: "model",
    conditions: [
      {
        words:
          "Each grading of the candidate runs out of its limits of time or memory, where the reference passes right after in the same place",
        holds: ({ failure, reference }) =>
          isExhaustion(failure.signature) && reference.outcome !== "errored",
      },
    ],
    restsOn: ["replay", "reference"],
  },
  {
    name: "check-broken",
    blame: "check",
    conditions: [referenceFailsTheSame, passesRelaxed],
    restsOn: ["reference", "relax"],
    proof: [isControlled, isConfirmed],
  },
  {
    name: "reference-fails-too",
    blame: "check",
    conditions: [referenceFailsTheSame],
    restsOn: ["reference"],
  },
  {
    name: "check-too-strict",
    blame: "check",
    conditions: [
      referencePassesStep,
      {
        words:
          "With an order, a wording, a representation, a name in a structure or a style taken back, candidate and reference pass every step and the wrong answers still fail",
        holds: passesRelaxed.holds,
      },
      isNotAskedFor,
    ],
    restsOn: ["reference", "relax"],
    proof: [referencePasses, isControlled, isConfirmed],
  },
  {
    name: "guidelines-mislead",
    blame: "guidelines",
    conditions: [referencePassesStep, isRepaired, isMisled],
    restsOn: ["reference", "repair", "guideline"],
    proof: isCause,
  },
  {
    name: "task-silent",
    blame: "task",
    conditions: [referencePassesStep, isRepaired, isUnstated, breaksNoPlatformRule],
    restsOn: ["reference", "repair", "derive"],
    proof: isCause,
  },
  {
    name: "model-repaired",
    blame: "model",
    conditions: [
      referencePassesStep,
      isRepaired,
      {
        words:
          "A sentence of the task, a rule of the platform or the declarations of a pinned package speak of what it repairs",
        holds: ({ derive, platformRule }) =>
          derive?.quote !== undefined ||
          derive?.declared !== undefined ||
          platformRule !== undefined,
      },
    ],
    restsOn: ["reference", "repair", "derive"],
    proof: isCause,
  },
  {
    name: "model-repaired-unstated",
    blame: "model",
    conditions: [referencePassesStep, isRepaired],
    restsOn: ["reference", "repair", "derive"],
  },
  {
    name: "model-breaks-platform-rule",
    blame: "model",
    conditions: [
      referencePassesStep,
      {
        words: "The failure breaks a rule of the platform, though no small repair was found",
        holds: ({ platformRule }) => platformRule !== undefined,
      },
    ],
    restsOn: ["reference"],
  },
  {
    name: "undetermined",
    blame: null,
    conditions: [{ words: "Nothing above holds", holds: () => true }],
    restsOn: [],
  },
];
