import { HarnessError } from "../lib/harness-error.ts";

/** Money that several calls share. Amounts are in US dollars. */
export interface SpendingBudget {
  readonly spent: () => number;
  /**
   * Sets aside the most that a call can cost, waiting for calls under way where there is not enough; the result takes
   * what it did cost. Fails with a `HarnessError` of kind `stop-run` where the call could pass the budget.
   */
  hold(most: number, signal?: AbortSignal): Promise<(cost: number) => void>;
}

export function openBudget(limit: number): SpendingBudget {
  let spent = 0;
  const held = new Set<{ readonly most: number }>();
  let waiting: (() => void)[] = [];

  const isWithin = (most: number): boolean => {
    const set = [...held].reduce((sum, each) => sum + each.most, 0);
    return spent + set + most <= limit;
  };
  return {
    spent: () => spent,
    async hold(most, signal) {
      while (!isWithin(most)) {
        if (held.size === 0) throw exhausted(limit, spent, most);
        await new Promise<void>((resolve) => waiting.push(resolve));
        signal?.throwIfAborted();
      }
      const own = { most };
      held.add(own);
      return (cost) => {
        if (!held.delete(own)) return;
        spent += cost;
        const woken = waiting;
        waiting = [];
        for (const wake of woken) wake();
      };
    },
  };
}

function exhausted(limit: number, spent: number, most: number): HarnessError {
  return new HarnessError(
    "stop-run",
    `The next call may cost $${most.toFixed(2)}, and $${spent.toFixed(2)} of the budget of $${limit.toFixed(2)} are spent: resume the run with a larger --budget, or set an output limit.`,
    { facts: { limit, spent, most } },
  );
}
