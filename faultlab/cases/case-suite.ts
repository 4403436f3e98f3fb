import type { Fault } from "../../src/domain/eval.ts";
import type { ProjectFiles } from "../../src/domain/project-files.ts";
import type { FailedStep } from "../../src/domain/step.ts";
import type { Suite } from "../../src/domain/suite.ts";
import type { Base } from "../operator.ts";
import { withoutLinks, withoutTests } from "./grader-tests.ts";

export interface CaseSuiteOptions {
  /** What the operator replaced. */
  readonly injected?: ProjectFiles;
  /** Titles of tests that the grader does not show. */
  readonly hidden?: readonly string[];
  /** Names of catalogued faults that would give the answer away. */
  readonly withoutFaults?: readonly string[];
}

/**
 * A suite of one eval as the analysis sees it: without the links of assertions to sentences, without recorded health,
 * without the base itself, and without open gap notes but those that the operator writes.
 */
export function caseSuite(
  suite: Suite,
  base: Base,
  { injected = {}, hidden = [], withoutFaults = [] }: CaseSuiteOptions = {},
): ProjectFiles {
  const { path, gapFile, graderFile } = base.eval;
  const folder = `evals/${path}/`;
  const removed = [
    "health.json",
    ...(base.origin === "variant" ? [`variants/${base.name}/`] : []),
    ...withoutFaults.map((name) => `faults/${name}/`),
  ].map((name) => folder + name);
  const own = Object.entries(suite.files).filter(
    ([file]) => file.startsWith(folder) && !removed.some((prefix) => file.startsWith(prefix)),
  );
  const files = { ...base.suiteFiles, ...Object.fromEntries(own) };
  const gaps = gapFile === undefined ? {} : { [gapFile]: closedNotes(files[gapFile] ?? "") };
  const changed = { ...files, ...gaps, ...injected };
  const grader = withoutLinks(withoutTests(changed[graderFile] ?? "", hidden));
  return { ...changed, [graderFile]: grader };
}

function closedNotes(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^\s*(?:[-*]\s+)?open\s*:/i.test(line))
    .join("\n");
}

/** Catalogued faults that fail like the candidate: at the same step, by the same code or in the same words. */
export function faultsLike(step: FailedStep, faults: readonly Fault[]): readonly string[] {
  return faults
    .filter(({ expected }) => expected.step === step.name)
    .filter(({ expected }) => {
      const pattern = new RegExp(expected.pattern);
      return step.diagnostics.some(
        ({ code, message }) => code === expected.code || pattern.test(message),
      );
    })
    .map(({ name }) => name);
}
