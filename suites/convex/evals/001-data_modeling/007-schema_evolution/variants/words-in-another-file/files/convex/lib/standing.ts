import { v, type Infer } from "convex/values";

export const word = v.union(v.literal("good"), v.literal("suspended"), v.literal("expelled"));

const words: Record<"true" | "false", Infer<typeof word>> = { true: "good", false: "suspended" };

export function toWord(standing: boolean | Infer<typeof word>): Infer<typeof word> {
  return typeof standing === "boolean" ? words[`${standing}`] : standing;
}
