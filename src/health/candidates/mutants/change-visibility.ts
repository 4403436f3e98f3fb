import { registrationOf } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { replaceName } from "../import-names.ts";
import type { SourceOperator } from "../source-operator.ts";

/** Makes a public function internal, and an internal one public. */
export const changeVisibility: SourceOperator = {
  name: "wrong visibility",
  changes: (source) =>
    descendants(source).flatMap((node) => {
      const registrar = registrationOf(node)?.registrar;
      if (registrar === undefined || registrar.text === "httpAction") return [];
      return [replaceName(registrar, otherVisibility(registrar.text))];
    }),
};

function otherVisibility(registrar: string): string {
  const kind = registrar.replace("internal", "");
  return kind === registrar
    ? `internal${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
    : kind.toLowerCase();
}
