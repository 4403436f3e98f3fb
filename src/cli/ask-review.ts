import { isCancel, select, selectKey, text } from "@clack/prompts";
import { blames, classifications } from "../domain/verdict.ts";
import type { Blame, Classification } from "../domain/verdict.ts";
import type { ReviewAnswer } from "./review-answer.ts";

/** Asks a person about the verdict that stands above: one key each, and a reason where they override it. */
export async function askReview(): Promise<ReviewAnswer> {
  const key = await selectKey({
    message: "Is that right?",
    options: [
      { value: "c", label: "confirm" },
      { value: "o", label: "override" },
      { value: "s", label: "skip" },
      { value: "q", label: "quit" },
    ],
  });
  if (isCancel(key) || key === "q") return "quit";
  if (key === "c") return { kind: "confirmed" };
  return key === "o" ? await askOverride() : "skip";
}

/** Left half-way, nothing is decided. */
async function askOverride(): Promise<ReviewAnswer> {
  const blame = await select<Blame | "undetermined">({
    message: "Whose fault is it?",
    options: [...blames, "undetermined" as const].map((value) => ({ value })),
  });
  if (isCancel(blame)) return "skip";
  const classification = await select<Classification | "none">({
    message: "Which class?",
    options: [...classifications, "none" as const].map((value) => ({ value })),
  });
  if (isCancel(classification)) return "skip";
  const reason = await text({
    message: "Why?",
    validate: (given) => ((given ?? "").trim() === "" ? "An override needs a reason." : undefined),
  });
  if (isCancel(reason)) return "skip";
  return {
    kind: "overridden",
    blame: blame === "undetermined" ? null : blame,
    classification: classification === "none" ? null : classification,
    reason: reason.trim(),
  };
}
