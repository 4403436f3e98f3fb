import { z } from "zod";
import { schemaDefinition, type SchemaDefinition } from "../database/schema.ts";
import type { PushRejection } from "../deployment.ts";
import type { Analysis, AnalyzedFunction } from "../executor/protocol.ts";
import {
  cronSchedule,
  parseValidator,
  type CronJob,
  type DeployedCode,
  type DeployedFunction,
} from "../functions/deployed-code.ts";
import { formatFunctionPath, parseFunctionPath } from "../functions/function-path.ts";
import { checkCronSchedule } from "../scheduler/cron-schedule.ts";
import type { Bundle } from "./bundle-functions.ts";
import { checkSchema } from "./check-schema.ts";
import { createStackMapper, type SourcePosition, type StackMapper } from "./stack-mapper.ts";

const exportedCrons = z.record(
  z.string(),
  z.object({ name: z.string(), args: z.array(z.unknown()), schedule: cronSchedule }),
);

const kindNames = { query: "Query", mutation: "Mutation", action: "Action" } as const;

/** Turns what the executor found, which is untrusted, into deployable code or the platform's rejection. */
export function readAnalysis(analysis: Analysis, bundle: Bundle): DeployedCode | PushRejection {
  const stackMapper = createStackMapper(bundle.sourceMaps);
  if (analysis.problem !== null) return describeProblem(analysis.problem, stackMapper);
  try {
    return assemble(analysis, bundle, stackMapper);
  } catch (error) {
    if (error instanceof Refusal) return error.rejection;
    if (
      error instanceof z.ZodError ||
      error instanceof SyntaxError ||
      error instanceof RangeError
    ) {
      return {
        phase: "analysis",
        code: "InvalidModules",
        message: "The modules export malformed definitions.",
      };
    }
    throw error;
  }
}

class Refusal extends Error {
  readonly rejection: PushRejection;

  constructor(rejection: PushRejection) {
    super(rejection.message);
    this.rejection = rejection;
  }
}

function assemble(analysis: Analysis, bundle: Bundle, stackMapper: StackMapper): DeployedCode {
  const functions = new Map<string, DeployedFunction>();
  for (const { path, functions: found } of analysis.modules) {
    const module = bundle.modules.find((candidate) => candidate.path === path);
    for (const definition of found) {
      if (module?.environment === "node" && definition.kind !== "action") {
        throw refuseInNode(definition, path, stackMapper.positionOfExport(module, definition.name));
      }
      const { name, kind, visibility } = definition;
      const deployed = {
        module: path,
        name,
        kind,
        visibility,
        ...readValidators(definition, path),
      };
      functions.set(formatFunctionPath(deployed), deployed);
    }
  }
  return {
    functions,
    routes: analysis.routes?.map(([path, method]) => ({ path, method })),
    crons: analysis.crons === null ? [] : readCrons(analysis.crons, functions),
    schema: analysis.schema === null ? undefined : readSchema(analysis.schema),
    stackMapper,
  };
}

function refuseInNode(
  { name, kind }: AnalyzedFunction,
  path: string,
  position: SourcePosition | undefined,
): Refusal {
  return new Refusal({
    phase: "analysis",
    code: "InvalidModules",
    message:
      `\`${name}\` defined in \`${path}\` is a ${kindNames[kind]} function. Only actions can be defined in Node.js. ` +
      "See https://docs.convex.dev/functions/actions for more details.",
    ...position,
  });
}

function readValidators(
  { name, args, returns }: AnalyzedFunction,
  path: string,
): Pick<DeployedFunction, "args" | "returns"> {
  const argsValidator = parseValidator(args) ?? { type: "any" };
  if (argsValidator.type !== "object" && argsValidator.type !== "any") {
    throw new Refusal({
      phase: "analysis",
      code: "InvalidModules",
      message: `Failed to analyze ${path}: the arguments of \`${name}\` are invalid: Args validator must be an object or any`,
    });
  }
  return { args: argsValidator, returns: parseValidator(returns) };
}

function readCrons(json: string, functions: ReadonlyMap<string, DeployedFunction>): CronJob[] {
  return Object.entries(exportedCrons.parse(JSON.parse(json))).map(([name, job]) => {
    const functionPath = formatFunctionPath(parseFunctionPath(job.name));
    const kind = functions.get(functionPath)?.kind;
    if (kind === undefined || kind === "query") {
      throw new Refusal({
        phase: "analysis",
        code: "InvalidCronJob",
        message: `The cron job "${name}" schedules '${functionPath}', which is not a mutation or action of this deployment.`,
        file: "convex/crons.ts",
      });
    }
    const problem = checkCronSchedule(job.schedule);
    if (problem !== undefined) {
      throw new Refusal({
        phase: "analysis",
        code: "InvalidCronJob",
        message: `The cron job "${name}" is invalid: ${problem}`,
        file: "convex/crons.ts",
      });
    }
    return { name, functionPath, args: job.args, schedule: job.schedule };
  });
}

function readSchema(json: string): SchemaDefinition {
  const schema = schemaDefinition.parse(JSON.parse(json));
  const message = checkSchema(schema);
  if (message === undefined) return schema;
  throw new Refusal({ phase: "schema", code: "InvalidSchema", message, file: "convex/schema.ts" });
}

function describeProblem(
  { module, error }: NonNullable<Analysis["problem"]>,
  stackMapper: StackMapper,
): PushRejection {
  const stack = stackMapper.mapStack(error.stack);
  const text = stack === "" ? error.message : `${error.message}\n${stack}`;
  const inSchema = module === "schema.js";
  return {
    phase: inSchema ? "schema" : "analysis",
    code: inSchema ? "InvalidSchema" : "InvalidModules",
    message: inSchema ? text : `Failed to analyze ${module}: ${text}`,
    ...stackMapper.topPosition(error.stack),
  };
}
