import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Random operations over all properties of the backend: few in `unit`, 100,000 in `properties`. */
    readonly propertyOperations: number;
  }
}

/** Parameters of a property that gets a share of all random operations and spends so many in a run. */
export function propertyRuns({
  share,
  operationsPerRun = 1,
}: {
  readonly share: number;
  readonly operationsPerRun?: number;
}): { readonly seed: number; readonly numRuns: number } {
  const operations = inject("propertyOperations") * share;
  return { seed: 20_260_101, numRuns: Math.ceil(operations / operationsPerRun) };
}
