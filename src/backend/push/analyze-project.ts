import type { PushRejection } from "../deployment.ts";
import { modulePrefix } from "../executor/module-prefix.ts";
import type { LoadedCode, LoadedModule, VariablesByScope } from "../executor/protocol.ts";
import type { DeployedCode } from "../functions/deployed-code.ts";
import type { Executor } from "../functions/executor.ts";
import type { AnalyzedDefinition } from "./analyzed-definition.ts";
import { assembleModules } from "./assemble-modules.ts";
import { buildComponents, type EnvironmentVariables } from "./build-components.ts";
import type { ProjectBundle } from "./project-bundle.ts";
import { readAnalysis, rejectionOf } from "./read-analysis.ts";
import { createStackMapper, type StackMapper } from "./stack-mapper.ts";
import type { CallableCode, ScriptWriter } from "./write-scripts.ts";

/** A push that can be put in place. */
export interface AnalyzedPush {
  readonly project: ProjectBundle;
  readonly callable: CallableCode;
  /** The app and the component definitions, by definition path. */
  readonly definitions: ReadonlyMap<string, AnalyzedDefinition>;
  readonly code: DeployedCode;
}

interface AnalysisParts {
  readonly executor: Executor;
  readonly scripts: ScriptWriter;
}

/** Evaluates the modules of a push in the executor, beside those that run, and checks what they define. */
export async function analyzeProject(
  project: ProjectBundle,
  { executor, scripts }: AnalysisParts,
  variables: EnvironmentVariables,
): Promise<AnalyzedPush | PushRejection> {
  const { modules, sourceMaps } = assembleModules(project);
  const environmentVariables = variablesByPrefix(project, variables);
  const callable = await scripts.write(modules);
  const analyzable = analyzableCode(modules, callable);
  const analysis = await executor.analyze({ ...analyzable, environmentVariables });
  const stackMapper = createStackMapper(sourceMaps, callable.scriptMaps);
  const isCallable = analyzable.form === callable.form;
  const analysisMapper = isCallable ? stackMapper : createStackMapper(sourceMaps);
  const analyzed = readAnalysis(analysis, project, analysisMapper);
  if ("phase" in analyzed) return analyzed;
  const { definitions } = analyzed;
  const code = assembleCode(definitions, stackMapper);
  return "phase" in code ? code : { project, callable, definitions, code };
}

// A script does not tell of an import that a built-in module does not have, a module does.
function analyzableCode(
  modules: readonly LoadedModule[],
  { modules: written, form }: CallableCode,
): Pick<LoadedCode, "modules" | "form"> {
  const hasBuiltins = modules.some(({ environment }) => environment === "node");
  return hasBuiltins ? { modules, form: "modules" } : { modules: written, form };
}

function assembleCode(
  definitions: AnalyzedPush["definitions"],
  stackMapper: StackMapper,
): DeployedCode | PushRejection {
  try {
    const components = buildComponents(definitions);
    const app = components.get("");
    if (app === undefined) throw new RangeError("There is no app.");
    const authProviders = definitions.get("")?.auth ?? [];
    return { ...app, components, authProviders, stackMapper };
  } catch (error) {
    return rejectionOf(error);
  }
}

// Modules of a component definition are evaluated for all its instances at once: none of their variables is known.
function variablesByPrefix(
  { components }: ProjectBundle,
  { app, platform }: EnvironmentVariables,
): VariablesByScope {
  const ofComponents = components.map(
    ({ definitionPath }) => [modulePrefix(definitionPath), platform] as const,
  );
  return { "": { ...app, ...platform }, ...Object.fromEntries(ofComponents) };
}
