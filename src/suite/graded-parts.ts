import type { Eval } from "../domain/eval.ts";
import type { GradedParts } from "../domain/grading.ts";
import type { Suite } from "../domain/suite.ts";
import { contentHash, treeHash } from "../lib/content-hash.ts";
import { helpersHash } from "./build-suite.ts";

/** What an eval is graded with, part by part. `guidelines` are those that the model was given, empty for none. */
export function gradedParts(suite: Suite, graded: Eval, guidelines: string): GradedParts {
  const { convex, src } = suite.lintConfigs;
  const configs = [convex, src].filter((config) => config !== undefined);
  return {
    task: contentHash(graded.task),
    guidelines: contentHash(guidelines),
    grader: contentHash(graded.grader),
    reference: treeHash(graded.answer),
    helpers: helpersHash(suite.files),
    lintConfigs: treeHash(Object.fromEntries(configs.map(({ file, text }) => [file, text]))),
    manifest: contentHash(JSON.stringify(suite.manifest)),
  };
}
