import type { ApiKeys } from "../config/api-keys.ts";
import type { CatalogueProvider } from "../domain/model-catalogue.ts";
import { openLane } from "../llm/provider-lane.ts";
import type { ProviderLane } from "../llm/provider-lane.ts";
import { openBudget } from "../llm/spending-budget.ts";
import type { SpendingBudget } from "../llm/spending-budget.ts";
import type { RunFolderProgram } from "../sandbox/folder-program.ts";

/** What all calls of models share, whichever run they are made for. */
export interface ModelCalls {
  readonly keyOf: ApiKeys;
  /** Runs the programs of agents. */
  readonly runProgram: RunFolderProgram;
  laneOf(provider: Pick<CatalogueProvider, "name" | "baseUrl" | "limits">): ProviderLane;
  /** The same for every run; the first that needs it says how much there is. */
  budgetOf(dollars: number): SpendingBudget;
}

export function openModelCalls(keyOf: ApiKeys, runProgram: RunFolderProgram): ModelCalls {
  const lanes = new Map<string, ProviderLane>();
  let budget: SpendingBudget | undefined;
  return {
    keyOf,
    runProgram,
    laneOf({ name, baseUrl, limits }) {
      const key = `${name} ${baseUrl}`;
      const lane = lanes.get(key) ?? openLane({ provider: name, limits });
      lanes.set(key, lane);
      return lane;
    },
    budgetOf: (dollars) => (budget ??= openBudget(dollars)),
  };
}
