import { internal } from "../_generated/api";
import type { ActionCtx, MutationCtx } from "../_generated/server";

type Runs = ActionCtx | MutationCtx;

export const costOf = (runs: Runs, kilometres: number, rate: number): Promise<number> =>
  runs.runQuery(internal.quotes.distanceCost, { kilometres, rate });

export const less = (runs: Runs, cost: number, discount: number): Promise<number> =>
  runs.runMutation(internal.quotes.applyDiscount, { cost, discount });
