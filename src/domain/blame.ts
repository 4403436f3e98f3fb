/** Whose fault a failure can be. */
export const blames = ["model", "check", "task", "guidelines", "environment"] as const;
export type Blame = (typeof blames)[number];

/** The classes of the published procedure. */
export const classifications = [
  "MODEL_FAULT",
  "OVERLY_STRICT",
  "AMBIGUOUS_TASK",
  "KNOWN_GAP",
] as const;
export type Classification = (typeof classifications)[number];
