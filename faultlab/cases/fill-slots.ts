import { limitConcurrency } from "../../src/lib/limit-concurrency.ts";
import type { Lab } from "../evaluation/open-lab.ts";
import { buildCase } from "./build-case.ts";
import type { EmptySlot, FaultCase } from "./fault-case.ts";
import type { FoundOperator } from "./find-operators.ts";
import { jsonFolder } from "./json-folder.ts";
import type { Slot } from "./plan-slots.ts";
import type { Suite } from "../../src/domain/suite.ts";

export interface FillOptions {
  readonly directory: string;
  readonly suite: Suite;
  readonly madeFrom: (operator: FoundOperator) => string;
  /** Opened when the first case must be built. */
  readonly lab: () => Promise<Lab>;
  readonly concurrency: number;
  readonly onBuilt: (built: FaultCase | EmptySlot) => void;
}

/** The cases of slots, from the folder where they were made with the same, else built and kept there. */
export async function fillSlots(
  slots: readonly Slot[],
  { directory, suite, madeFrom, lab, concurrency, onBuilt }: FillOptions,
): Promise<readonly (FaultCase | EmptySlot)[]> {
  const folder = jsonFolder<FaultCase | EmptySlot>(directory);
  return limitConcurrency(slots, concurrency, async (slot) => {
    const hash = madeFrom(slot.operator);
    const known = await folder.read(`${slot.operator.name}/${slot.index}`);
    if (known?.madeFrom === hash) return known;
    const built = await buildCase(slot, { suite, lab: await lab(), madeFrom: hash });
    await folder.write(built);
    onBuilt(built);
    return built;
  });
}

export function isCase(built: FaultCase | EmptySlot): built is FaultCase {
  return "candidate" in built;
}
