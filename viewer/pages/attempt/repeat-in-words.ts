import { runIdPrefix } from "../../../src/domain/run.ts";
import type { Repeat } from "../../../src/domain/verdict.ts";

/** Whether an earlier run of the model failed the same way, and what was done about it. */
export function repeatInWords(repeat: Repeat): string | undefined {
  switch (repeat.kind) {
    case "no":
      return undefined;
    case "same-signature":
    case "likely": {
      const how = repeat.kind === "likely" ? "at the same step" : "the same way";
      const actions =
        repeat.actions.length === 0
          ? "no action was recorded"
          : `recorded since: ${repeat.actions.join("; ")}`;
      return `Failed ${how} in ${runIdPrefix(repeat.run)} (${repeat.date}); ${actions}.`;
    }
    case "failed-differently":
      return `Failed differently, at ${repeat.step}, in ${runIdPrefix(repeat.run)} (${repeat.date}).`;
  }
}
