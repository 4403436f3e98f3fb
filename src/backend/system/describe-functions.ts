import type { DeployedCode } from "../functions/deployed-code.ts";
import { decodeValue } from "../values/convex-json.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import type { Validator } from "../values/validator.ts";

const kindNames = { query: "Query", mutation: "Mutation", action: "Action" } as const;

/** The functions and HTTP routes of a deployment as `convex function-spec` prints them. */
export function describeFunctions(code: DeployedCode | undefined): ConvexValue {
  const functions = [...(code?.functions.values() ?? [])].map((definition) => ({
    identifier: `${definition.module}:${definition.name}`,
    functionType: kindNames[definition.kind],
    visibility: { kind: definition.visibility },
    args: describeValidator(definition.args),
    returns: describeValidator(definition.returns ?? { type: "any" }),
  }));
  const routes = (code?.routes ?? []).map(({ path, method }) => ({
    functionType: "HttpAction",
    method,
    path,
  }));
  return [...functions, ...routes];
}

function describeValidator(validator: Validator): ConvexValue {
  return decodeValue(validator);
}
