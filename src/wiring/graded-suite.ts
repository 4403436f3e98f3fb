import type { GradedSuite } from "../domain/run.ts";
import type { Suite, SuiteOverlay } from "../domain/suite.ts";

/** What a run records of the suite that grades it. */
export function gradedSuite({ manifest, root, hash }: Suite, overlay: SuiteOverlay): GradedSuite {
  return { name: manifest.name, version: manifest.version, root, hash, overlay };
}
