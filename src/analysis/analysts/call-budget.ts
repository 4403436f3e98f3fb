import { HarnessError } from "../../lib/harness-error.ts";

/** Calls that an analysis may still make, of models or of a command. */
export interface CallBudget {
  readonly spent: () => number;
  /** Fails with a `HarnessError` of kind `stop-run` where none is left. */
  readonly spend: () => void;
}

export function createCallBudget(most: number): CallBudget {
  let spent = 0;
  return {
    spent: () => spent,
    spend: () => {
      if (spent >= most) {
        throw new HarnessError("stop-run", `The budget of ${most} calls is used up.`);
      }
      spent += 1;
    },
  };
}
