import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import type { FunctionKind } from "../executor/protocol.ts";
import { encodeValue } from "../values/convex-json.ts";
import type { Json } from "../values/convex-value.ts";
import { transactionOf } from "./database-calls.ts";
import type { Frame } from "./frame.ts";
import { functionHandle } from "./function-address.ts";
import type { FunctionRunner } from "./function-runner.ts";
import type { PlatformCall, PlatformCalls } from "./platform-call.ts";

const udf = z.looseObject({
  udfType: z.enum(["query", "mutation", "snapshotQuery"]),
  args: z.unknown(),
});
const call = z.looseObject({ args: z.unknown() });

/** Calls from queries and mutations: in their own transaction, undone where the called mutation fails. */
export function transactionalCalls(runner: () => FunctionRunner): PlatformCalls {
  return {
    "1.0/runUdf": (frame, args) => {
      const { udfType, args: udfArgs } = udf.parse(args);
      const kind = udfType === "mutation" ? "mutation" : "query";
      if (kind === "mutation" && frame.kind === "query") {
        throw new CallRejection("Queries cannot run mutations.");
      }
      const definition = runner().find(runner().addressOf(frame, args), kind);
      return frame.nested.add(async () => {
        const outer = transactionOf(frame);
        const transaction = outer.nested().inComponent(definition.component);
        const value = await runner().runIn(definition, udfArgs, {
          scope: frame.scope,
          transaction,
        });
        outer.absorb(transaction);
        return encodeValue(value);
      });
    },
  };
}

/** Calls from actions: every query and mutation is a transaction of its own. */
export function actionCalls(runner: () => FunctionRunner): PlatformCalls {
  const run =
    (kind: FunctionKind): PlatformCall =>
    async (frame: Frame, args: unknown): Promise<Json> => {
      const definition = runner().find(runner().addressOf(frame, args), kind);
      const { args: callArgs } = call.parse(args);
      return encodeValue(await runner().run(definition, { args: callArgs }, frame.scope));
    };
  return {
    "1.0/actions/query": run("query"),
    "1.0/actions/mutation": run("mutation"),
    "1.0/actions/action": run("action"),
  };
}

/** What every function may ask about itself and its caller. */
export function contextCalls(runner: () => FunctionRunner): PlatformCalls {
  return {
    "1.0/getUserIdentity": ({ scope: { identity }, path: { component } }) => {
      // Components do not see who calls.
      if (component !== "") return null;
      const user = identity.kind === "admin" ? identity.actingAs : undefined;
      return user === undefined ? null : z.record(z.string(), z.json()).parse(user);
    },
    "1.0/createFunctionHandle": (frame, args) => {
      const address = runner().addressOf(frame, args);
      runner().find(address, undefined);
      return functionHandle(address);
    },
    "1.0/getFunctionMetadata": ({ path }) => ({
      name: `${path.module.replace(/\.js$/, "")}:${path.name}`,
      componentPath: path.component,
    }),
  };
}
