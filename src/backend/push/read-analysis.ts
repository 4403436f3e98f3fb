import { z } from "zod";
import type { PushRejection } from "../deployment.ts";
import type { Analysis, AnalyzedPart } from "../executor/protocol.ts";
import { modulePrefix } from "../executor/module-prefix.ts";
import type { AnalyzedDefinition } from "./analyzed-definition.ts";
import type { DefinitionBundle, ProjectBundle } from "./project-bundle.ts";
import { readDefinition, sourceFile } from "./read-definition.ts";
import { Refusal } from "./refusal.ts";
import type { StackMapper } from "./stack-mapper.ts";

/** What a push holds: the app and the component definitions, by definition path. */
export interface AnalyzedProject {
  readonly definitions: ReadonlyMap<string, AnalyzedDefinition>;
}

/** Turns what the executor found, which is untrusted, into definitions or the platform's rejection. */
export function readAnalysis(
  analysis: Analysis,
  project: ProjectBundle,
  stackMapper: StackMapper,
): AnalyzedProject | PushRejection {
  const bundles = [project.app, ...project.components];
  if (analysis.problem !== null) return describeProblem(analysis.problem, bundles, stackMapper);
  try {
    const definitions = bundles.map((bundle) =>
      readDefinition(partOf(analysis, bundle), bundle, stackMapper),
    );
    const byPath = definitions.map((each) => [each.definitionPath, each] as const);
    return { definitions: new Map(byPath) };
  } catch (error) {
    return rejectionOf(error);
  }
}

/** The rejection that an error stands for. Throws what is a defect of ours. */
export function rejectionOf(error: unknown): PushRejection {
  if (error instanceof Refusal) return error.rejection;
  const malformed = [z.ZodError, SyntaxError, RangeError].some((kind) => error instanceof kind);
  if (!malformed) throw error;
  const detail = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  const message = `The modules export malformed definitions.\n${detail.slice(0, 500)}`;
  return { phase: "analysis", code: "InvalidModules", message };
}

function partOf({ parts }: Analysis, { definitionPath }: DefinitionBundle): AnalyzedPart {
  const prefix = modulePrefix(definitionPath);
  const nothing = { routes: null, crons: null, schema: null, auth: null, definition: null };
  return parts.find((part) => part.prefix === prefix) ?? { prefix, modules: [], ...nothing };
}

function describeProblem(
  { prefix, module, error }: NonNullable<Analysis["problem"]>,
  bundles: readonly DefinitionBundle[],
  stackMapper: StackMapper,
): PushRejection {
  const stack = stackMapper.mapStack(error.stack);
  const text = stack === "" ? error.message : `${error.message}\n${stack}`;
  const owner = bundles.find(({ definitionPath }) => modulePrefix(definitionPath) === prefix);
  const position = stackMapper.topPosition(error.stack);
  if (module !== "schema.js") {
    const message = `Failed to analyze ${module}: ${text}`;
    return { phase: "analysis", code: codeOf(module, error.message), message, ...position };
  }
  const place = position ?? sourceFile(owner?.definitionPath ?? "", "schema.ts");
  return { phase: "schema", code: "InvalidSchema", message: text, ...place };
}

function codeOf(module: string, message: string): string {
  if (module !== "auth.config.js") return "InvalidModules";
  return /Environment variable \S+ is used in auth config file/.test(message)
    ? "AuthConfigMissingEnvironmentVariable"
    : "InvalidAuthConfig";
}
