import { contentHash } from "../lib/content-hash.ts";
import type { Gate } from "./gate.ts";

/**
 * One gate of every `every` of each category and kind, at least one: the same ones each time, as long as the suite's
 * names are.
 */
export function sampleGates(gates: readonly Gate[], every: number): readonly Gate[] {
  const strata = Map.groupBy(gates, ({ evalPath, kind }) => `${evalPath.split("/")[0]} ${kind}`);
  const taken = new Set(
    [...strata.values()].flatMap((stratum) =>
      stratum
        .map((gate) => ({ gate, order: contentHash(`${gate.evalPath} ${gate.name}`) }))
        .toSorted((a, b) => (a.order < b.order ? -1 : 1))
        .slice(0, Math.ceil(stratum.length / every))
        .map(({ gate }) => gate),
    ),
  );
  return gates.filter((gate) => taken.has(gate));
}
