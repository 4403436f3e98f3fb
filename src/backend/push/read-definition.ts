import { z } from "zod";
import { schemaDefinition, type SchemaDefinition } from "../database/schema.ts";
import { modulePrefix } from "../executor/module-prefix.ts";
import type { AnalyzedFunction, AnalyzedPart } from "../executor/protocol.ts";
import {
  cronSchedule,
  parseValidator,
  type CronJob,
  type DeployedFunction,
} from "../functions/deployed-code.ts";
import { formatFunctionPath, parseFunctionPath } from "../functions/function-path.ts";
import { checkCronSchedule } from "../scheduler/cron-schedule.ts";
import type { AnalyzedDefinition } from "./analyzed-definition.ts";
import { authConfig, type AuthProvider } from "../auth/auth-provider.ts";
import { checkSchema } from "./check-schema.ts";
import {
  componentDefinition,
  plainApp,
  type ComponentDefinition,
  type ComponentExports,
} from "./component-definition.ts";
import { functionsFolder } from "./functions-folder.ts";
import type { DefinitionBundle } from "./project-bundle.ts";
import { Refusal } from "./refusal.ts";
import type { SourcePosition, StackMapper } from "./stack-mapper.ts";

const exportedCrons = z.record(
  z.string(),
  z.object({ name: z.string(), args: z.array(z.unknown()), schedule: cronSchedule }),
);

const kindNames = { query: "Query", mutation: "Mutation", action: "Action" } as const;

type Functions = AnalyzedDefinition["functions"];

/** Reads what the modules of the app or of a component definition export. Throws `Refusal`, or as zod does. */
export function readDefinition(
  part: AnalyzedPart,
  bundle: DefinitionBundle,
  stackMapper: StackMapper,
): AnalyzedDefinition {
  const { definitionPath } = bundle;
  const schema = part.schema === null ? undefined : readSchema(part.schema, definitionPath);
  const functions = readFunctions(part, bundle, stackMapper);
  return {
    definitionPath,
    definition: readComponent(part, definitionPath),
    part,
    functions,
    routes: part.routes?.map(([path, method]) => ({ path, method })),
    crons: part.crons === null ? [] : readCrons(part.crons, functions, definitionPath),
    schema,
    auth: part.auth === null ? [] : readAuth(part.auth),
  };
}

/** Where a file of a definition lies in the project; nothing for one that lies in a package. */
export function sourceFile(definitionPath: string, name: string): { readonly file?: string } {
  if (definitionPath.startsWith("..")) return {};
  const folder = definitionPath === "" ? functionsFolder : `${functionsFolder}/${definitionPath}`;
  return { file: `${folder}/${name}` };
}

function readComponent(part: AnalyzedPart, definitionPath: string): ComponentDefinition {
  if (part.definition === null) return plainApp;
  const definition = componentDefinition.parse(JSON.parse(part.definition));
  if ((definition.definitionType.type === "app") === (definitionPath === "")) {
    return definitionPath === "" ? definition : { ...definition, exports: exportsOf(part) };
  }
  const message =
    definitionPath === ""
      ? "The default export of `convex/convex.config.js` must be an app: use `defineApp()`."
      : `The default export of \`${definitionPath}/convex.config.js\` must be a component: use \`defineComponent()\`.`;
  throw new Refusal({
    phase: "analysis",
    code: "InvalidModules",
    message,
    ...sourceFile(definitionPath, "convex.config.ts"),
  });
}

// A component exports its public functions, by the paths of their modules.
function exportsOf({ modules }: AnalyzedPart): ComponentExports {
  const root = new Map<string, ExportNode>();
  for (const { path, functions } of modules) {
    for (const { name, visibility } of functions) {
      const steps = path.replace(/\.js$/, "").split("/");
      if (visibility === "public") addExport(root, [...steps, name], `${steps.join("/")}:${name}`);
    }
  }
  return toExports(root);
}

type ExportNode = string | Map<string, ExportNode>;

function addExport(
  root: Map<string, ExportNode>,
  [step = "", ...rest]: readonly string[],
  path: string,
): void {
  if (rest.length === 0) {
    root.set(step, path);
    return;
  }
  const known = root.get(step);
  const branch = known instanceof Map ? known : new Map<string, ExportNode>();
  root.set(step, branch);
  addExport(branch, rest, path);
}

function toExports(node: ExportNode): ComponentExports {
  if (typeof node === "string") return { type: "leaf", leaf: `_reference/function/${node}` };
  const branch = [...node].map(([name, child]) => [name, toExports(child)] as const);
  return { type: "branch", branch };
}

function readFunctions(
  part: AnalyzedPart,
  bundle: DefinitionBundle,
  stackMapper: StackMapper,
): Functions {
  const functions = new Map<string, Omit<DeployedFunction, "component">>();
  for (const { path, functions: found } of part.modules) {
    const module = bundle.modules.find((candidate) => candidate.path === path);
    for (const definition of found) {
      if (module?.environment === "node" && definition.kind !== "action") {
        const loaded = { ...module, path: modulePrefix(bundle.definitionPath) + path };
        throw refuseInNode(definition, path, stackMapper.positionOfExport(loaded, definition.name));
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
  return functions;
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

function readCrons(json: string, functions: Functions, definitionPath: string): CronJob[] {
  return Object.entries(exportedCrons.parse(JSON.parse(json))).map(([name, job]) => {
    const functionPath = formatFunctionPath(parseFunctionPath(job.name));
    const kind = functions.get(functionPath)?.kind;
    if (kind === undefined || kind === "query") {
      throw new Refusal({
        phase: "analysis",
        code: "InvalidCronJob",
        message: `The cron job "${name}" schedules '${functionPath}', which is not a mutation or action of this deployment.`,
        ...sourceFile(definitionPath, "crons.ts"),
      });
    }
    const problem = checkCronSchedule(job.schedule);
    if (problem !== undefined) {
      throw new Refusal({
        phase: "analysis",
        code: "InvalidCronJob",
        message: `The cron job "${name}" is invalid: ${problem}`,
        ...sourceFile(definitionPath, "crons.ts"),
      });
    }
    return { name, functionPath, args: job.args, schedule: job.schedule };
  });
}

function readSchema(json: string, definitionPath: string): SchemaDefinition {
  const schema = schemaDefinition.parse(JSON.parse(json));
  const message = checkSchema(schema);
  if (message === undefined) return schema;
  const place = sourceFile(definitionPath, "schema.ts");
  throw new Refusal({ phase: "schema", code: "InvalidSchema", message, ...place });
}

function readAuth(json: string): readonly AuthProvider[] {
  const config = authConfig.safeParse(JSON.parse(json));
  if (config.success) return config.data.providers;
  throw new Refusal({
    phase: "analysis",
    code: "InvalidAuthConfig",
    message: `auth config file is missing or malformed: ${z.prettifyError(config.error)}`,
    ...sourceFile("", "auth.config.ts"),
  });
}
