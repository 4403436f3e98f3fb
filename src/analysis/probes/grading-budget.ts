/** Gradings that may still be made, of one failure within those of the whole analysis. */
export interface GradingBudget {
  readonly left: () => number;
  /** Counts one grading. What is under way is finished: the budget decides what is begun. */
  readonly spend: () => void;
}

/** A budget of so many gradings, which are also taken from a larger one. */
export function createGradingBudget(gradings: number, within?: GradingBudget): GradingBudget {
  let spent = 0;
  return {
    left: () => Math.max(0, Math.min(gradings - spent, within?.left() ?? Infinity)),
    spend: () => {
      spent += 1;
      within?.spend();
    },
  };
}
