import type { Operator } from "../../operator.ts";
import { stricterGrader, withImports, withTest } from "../../source/suite-edits.ts";

/** Nobody can pass: the texts do not hold what they are searched for. */
export const operator: Operator = {
  letter: "S",
  description: "The grader searches serialised metadata for a text that it never holds.",
  injections: (base) => {
    const grader = withImports(base.eval.grader, ["deployment"]);
    const strings = Object.values(base.eval.answer).flatMap((text) => [
      ...text.matchAll(/export const (\w+) = (query|mutation|action)\(/g),
    ]);
    return strings.map(([, name, kind]) => {
      const body = `  expect(JSON.stringify(await deployment.functions())).toContain('"${name}":{"type":"${kind}"');`;
      const title = `The function ${name} is registered.`;
      return stricterGrader(base, `${name} in a serialised text`, withTest(grader, title, body));
    });
  },
};
