import type ts from "typescript";
import { memberNamed, registrationOf } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { removeMember } from "../remove-member.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Adds or removes a validator of the result. Only where a task does not say whether there is one. */
export const changeReturns: SourceOperator = {
  name: "returns validator",
  changes: (source) =>
    descendants(source).flatMap((node): readonly SourceChange[] => {
      const options = registrationOf(node)?.options;
      if (options === undefined) return [];
      const returns = memberNamed(options, "returns");
      if (returns !== undefined) return [removeMember(returns)];
      const handler = memberNamed(options, "handler");
      return handler === undefined || !bindsValidators(source) ? [] : [withReturns(handler)];
    }),
};

function withReturns(handler: ts.Node): SourceChange {
  const start = handler.getStart();
  return { description: "any result", edits: [{ start, end: start, text: "returns: v.any(), " }] };
}

function bindsValidators(source: ts.SourceFile): boolean {
  return /import \{[^}]*\bv\b[^}]*\} from "convex\/values"/.test(source.text);
}
