import ts from "typescript";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { methodOf } from "../../../src/health/candidates/convex-syntax.ts";
import type { SourceChange } from "../../../src/health/candidates/source-operator.ts";
import { wrongGuideline } from "../../source/wrong-guideline.ts";

export const operator = wrongGuideline({
  description: "The guidelines leave out the arguments of crons and of calls that have none.",
  rewords: [
    {
      find: "Pass the arguments as an object in the last place, `{}` where there are none.",
      replace:
        "Pass the arguments as an object in the last place; leave it out where there are none.",
    },
    { find: "internal.tickets.sendDigest, {});", replace: "internal.tickets.sendDigest);" },
  ],
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isCallExpression(node))
      .filter((node) => /^(?:interval|cron)$/.test(methodOf(node) ?? ""))
      .flatMap((node) => withoutLast(node)),
});

function withoutLast(node: ts.CallExpression): readonly SourceChange[] {
  const [before, last] = node.arguments.slice(-2);
  if (last?.getText() !== "{}" || before === undefined) return [];
  const edits = [{ start: before.getEnd(), end: last.getEnd(), text: "" }];
  return [{ description: `without {} in ${node.getText().slice(0, 50)}`, edits }];
}
