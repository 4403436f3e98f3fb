import type { Operator } from "../../operator.ts";
import { stricterGrader, withImports, withTest } from "../../source/suite-edits.ts";

export const operator: Operator = {
  letter: "S",
  description: "The grader wants the names that the reference gives its indexes.",
  injections: (base) => {
    const schema = base.eval.answer["convex/schema.ts"] ?? "";
    const names = [...schema.matchAll(/ndex\("(\w+)"/g)].flatMap(([, name]) => name ?? []);
    const grader = withImports(base.eval.grader, ["candidateFiles"]);
    return names.map((name) => {
      const body = [
        "  const files = await candidateFiles();",
        `  expect(Object.values(files).join("\\n")).toContain('"${name}"');`,
      ].join("\n");
      return stricterGrader(base, name, withTest(grader, `The index is ${name}.`, body));
    });
  },
};
