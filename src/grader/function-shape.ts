import * as z from "zod";
import { shapeOfValidator, validatorJson } from "./validator-shape.ts";
import type { ValidatorShape } from "./validator-shape.ts";

/** What the deployment says about one function. `args` and `returns` are `"any"` where there is no validator. */
export interface FunctionShape {
  readonly kind: "query" | "mutation" | "action";
  readonly visibility: "public" | "internal";
  readonly args: ValidatorShape;
  /** Present where it was asked for. */
  readonly returns?: ValidatorShape;
}

export interface FunctionOptions {
  /** Tell validators of results; only where the task demands or forbids them. Default: false. */
  readonly returns?: boolean;
}

const kinds = { Query: "query", Mutation: "mutation", Action: "action" } as const;

const functionJson = z.object({
  identifier: z.string(),
  functionType: z.enum(["Query", "Mutation", "Action"]),
  visibility: z.object({ kind: z.enum(["public", "internal"]) }),
  args: validatorJson.nullish(),
  returns: validatorJson.nullish(),
});

const routeJson = z.object({
  functionType: z.literal("HttpAction"),
  method: z.string(),
  path: z.string(),
});

/** The function spec of a deployment, HTTP routes included. */
export const functionSpecJson = z.array(z.union([functionJson, routeJson]));

type FunctionSpecJson = z.output<typeof functionSpecJson>;

/** Normalises a function spec: functions by name (`messages:send`), sorted. */
export function shapeOfFunctions(
  spec: FunctionSpecJson,
  { returns = false }: FunctionOptions = {},
): Readonly<Record<string, FunctionShape>> {
  const functions = spec.filter((entry) => entry.functionType !== "HttpAction");
  const entries = functions.map(
    (entry) => [nameOf(entry.identifier), shapeOf(entry, returns)] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The HTTP routes of a function spec, sorted: `GET /pulse`; a prefix ends in `*`. */
export function shapeOfRoutes(spec: FunctionSpecJson): readonly string[] {
  return spec
    .flatMap((entry) =>
      entry.functionType === "HttpAction" ? [`${entry.method} ${entry.path}`] : [],
    )
    .sort();
}

function shapeOf(entry: z.output<typeof functionJson>, returns: boolean): FunctionShape {
  return {
    kind: kinds[entry.functionType],
    visibility: entry.visibility.kind,
    args: entry.args ? shapeOfValidator(entry.args) : "any",
    ...(returns ? { returns: entry.returns ? shapeOfValidator(entry.returns) : "any" } : {}),
  };
}

/** `messages.js:send` is called `messages:send`. */
function nameOf(identifier: string): string {
  return identifier.replace(/\.js(?=:)/, "");
}
