import type { TextEdit } from "../../domain/certificate.ts";
import type { Eval } from "../../domain/eval.ts";
import type { FailedStep } from "../../domain/step.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Demand } from "../derivation/demand.ts";
import { lintClassOf } from "./lint-classes.ts";
import { relaxComparison } from "./relax-comparison.ts";
import type { ComparedCandidate, RelaxedAssertion } from "./relax-comparison.ts";
import { relaxLintRule } from "./relax-lint-rule.ts";
import type { Relaxation } from "./relaxation.ts";

/** A relaxation of demands that are no behaviour, and those demands. */
export interface StrictnessRelaxation {
  readonly relaxation: Relaxation;
  readonly demands: readonly Demand[];
  /** Of a tests step: the assertions that it relaxes. */
  readonly assertions: readonly RelaxedAssertion[];
}

/**
 * Takes back everything on which a step failed, on top of the assertions relaxed already; `undefined` where something
 * among it is a behaviour, a type or a rule that protects one.
 */
export function relaxStrictness(
  step: FailedStep,
  { suite, ...candidate }: ComparedCandidate & { readonly suite: Suite },
  already: readonly RelaxedAssertion[] = [],
): StrictnessRelaxation | undefined {
  if (step.name === "eslint") return relaxStyle(step, suite);
  if (step.name !== "tests") return undefined;
  const failures = (step.tests ?? []).flatMap((test) => test.failures);
  const relaxed = failures.map((failure) => relaxComparison(candidate, failure));
  const found = relaxed.filter((each) => each !== undefined);
  if (found.length === 0 || found.length < relaxed.length) return undefined;
  return joinAssertions(candidate.eval, distinct([...already, ...found]));
}

function distinct(assertions: readonly RelaxedAssertion[]): readonly RelaxedAssertion[] {
  return [...new Map(assertions.map((each) => [JSON.stringify(each.edits), each])).values()];
}

function joinAssertions(
  { grader, graderFile }: Eval,
  assertions: readonly RelaxedAssertion[],
): StrictnessRelaxation {
  const helpers = [...new Set(assertions.flatMap(({ helper }) => helper ?? []))].join("");
  const end = grader.length;
  const appended: TextEdit[] =
    helpers === "" ? [] : [{ file: graderFile, start: end, end, newText: helpers }];
  const words = [...new Set(assertions.map(({ demand }) => demand.words))].join(" and ");
  const texts = assertions.map(({ text }) => `\`${text}\``).join(" and ");
  const relaxation: Relaxation = {
    kind: assertions[0]?.kind ?? "order",
    demand: `${words} in ${texts}`,
    change: `With ${texts} not asking for ${words}`,
    edits: [...assertions.flatMap(({ edits }) => edits), ...appended],
    covers: ({ graderPlace }) =>
      graderPlace !== undefined &&
      assertions.some(
        ({ lines: [first, last] }) => graderPlace.line >= first && graderPlace.line <= last,
      ),
  };
  return { relaxation, demands: assertions.map(({ demand }) => demand), assertions };
}

/** Of insertions at one place only the first brings the comma that separates it from what stands before. */
function separated(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.map((edit, index) => {
    const isFirst = !edits
      .slice(0, index)
      .some(({ file, start, end }) => file === edit.file && start === edit.start && end === start);
    return isFirst ? edit : { ...edit, newText: edit.newText.replace(/^,/, "") };
  });
}

/** Every rule that fired off, where each is one of style. */
function relaxStyle(step: FailedStep, { lintConfigs }: Suite): StrictnessRelaxation | undefined {
  const errors = step.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.some(({ code }) => lintClassOf(code) !== "style")) return undefined;
  const { convex, src } = lintConfigs;
  const fired = new Map(
    errors.map(({ code, place }) => {
      const config = place?.file.startsWith("src/") === true ? src : convex;
      return [`${config?.file} ${code}`, { code, config }] as const;
    }),
  );
  const parts = [...fired.values()].map(({ code, config }) =>
    config === undefined
      ? undefined
      : relaxLintRule(code, { failing: config }).find(({ kind }) => kind === "lint-rule-off"),
  );
  const relaxations = parts.filter((part) => part !== undefined);
  const [first] = relaxations;
  if (first === undefined || relaxations.length < parts.length) return undefined;
  const relaxation: Relaxation = {
    kind: "lint-rule-off",
    demand: relaxations.map(({ demand }) => demand).join(" and "),
    change: relaxations.map(({ change }) => change).join(" and "),
    edits: separated(relaxations.flatMap(({ edits }) => edits)),
    covers: (finding) => relaxations.some(({ covers }) => covers(finding)),
  };
  const demands = [...new Set(errors.map(({ code }) => code))].map((code): Demand => ({
    kind: "literal",
    terms: [code, code.replace(/^.*\//, "")],
    words: `the style of \`${code}\``,
  }));
  return { relaxation, demands, assertions: [] };
}
