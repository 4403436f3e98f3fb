import { registrationOf } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { replaceName } from "../import-names.ts";
import type { SourceOperator } from "../source-operator.ts";

const otherKinds: Readonly<Record<string, string>> = {
  query: "mutation",
  mutation: "query",
  internalQuery: "internalMutation",
  internalMutation: "internalQuery",
  action: "mutation",
  internalAction: "internalMutation",
};

/** Registers a function as another kind. */
export const changeKind: SourceOperator = {
  name: "wrong kind",
  changes: (source) =>
    descendants(source).flatMap((node) => {
      const registrar = registrationOf(node)?.registrar;
      const other = otherKinds[registrar?.text ?? ""];
      return registrar === undefined || other === undefined ? [] : [replaceName(registrar, other)];
    }),
};
