import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import { loweredLimits, type LoweredLimits } from "../database/transaction-limits.ts";
import type { TransactionMeter } from "../database/transaction-meter.ts";
import type { FunctionKind } from "../executor/protocol.ts";
import { encodeValue } from "../values/convex-json.ts";
import type { Json } from "../values/convex-value.ts";
import { transactionOf } from "./database-calls.ts";
import type { Frame } from "./frame.ts";
import { functionHandle } from "./function-address.ts";
import { userOf } from "./identity.ts";
import type { FunctionRunner } from "./function-runner.ts";
import type { PlatformCall, PlatformCalls } from "./platform-call.ts";

/** The platform's own; not documented. */
const deepest = 8;

const udf = z.looseObject({
  udfType: z.enum(["query", "mutation", "snapshotQuery"]),
  args: z.unknown(),
  transactionLimits: loweredLimits.optional(),
});
const call = z.looseObject({ args: z.unknown() });

/** Calls from queries and mutations: in their own transaction, undone where the called mutation fails. */
export function transactionalCalls(runner: () => FunctionRunner): PlatformCalls {
  return {
    "1.0/runUdf": (frame, args) => {
      const { udfType, args: udfArgs, transactionLimits } = udf.parse(args);
      const kind = udfType === "mutation" ? "mutation" : "query";
      if (kind === "mutation" && frame.kind === "query") {
        throw new CallRejection("Queries cannot run mutations.");
      }
      if (udfType === "snapshotQuery" && frame.kind === "query") {
        throw new CallRejection("`useStaleSnapshot` is only supported in mutations, not queries.");
      }
      if (frame.depth >= deepest) {
        throw new CallRejection(`Functions may call each other ${deepest} levels deep at most.`);
      }
      const definition = runner().find(runner().addressOf(frame, args), kind);
      return frame.nested.add(async () => {
        const outer = transactionOf(frame);
        const nested = udfType === "snapshotQuery" ? outer.snapshot() : outer.nested();
        const run = (meter: TransactionMeter) =>
          runner().runIn(definition, udfArgs, {
            scope: frame.scope,
            transaction: nested.inComponent(definition.component),
            meter,
            depth: frame.depth + 1,
          });
        const value = await metered(frame, transactionLimits, run);
        if (udfType !== "snapshotQuery") outer.absorb(nested);
        return encodeValue(value);
      });
    },
  };
}

async function metered<Result>(
  { meter }: Frame,
  limits: LoweredLimits | undefined,
  run: (meter: TransactionMeter) => Promise<Result>,
): Promise<Result> {
  const nested = meter.nested(limits);
  let undone = true;
  try {
    const result = await run(nested);
    undone = false;
    return result;
  } finally {
    meter.absorb(nested, { undone });
  }
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
    "1.0/getTransactionMetrics": ({ kind, meter }) => {
      if (kind === "query" || kind === "mutation") return { ...meter.describe(), ...noFiles() };
      throw new CallRejection(
        "getTransactionMetrics() can only be called from a query or mutation.",
      );
    },
    "1.0/getUserIdentity": ({ scope: { identity }, path: { component } }) => {
      // Components do not see who calls.
      if (component !== "") return null;
      const user = userOf(identity);
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

// The platform declares limits on files too and counts none.
function noFiles(): Record<string, Json> {
  const count = { used: 0, remaining: 10 };
  const bytes = { used: 0, remaining: 16 * 1024 * 1024 };
  return {
    filesWritten: count,
    fileWriteBytes: bytes,
    filesRead: count,
    fileReadBytes: bytes,
  };
}
