import { checkValue } from "../values/check-value.ts";
import type { Database } from "../database/database.ts";
import type { SchemaDefinition } from "../database/schema.ts";
import type { PushRejection, PushRequest } from "../deployment.ts";
import type { Analysis } from "../executor/protocol.ts";
import type { DeployedCode } from "../functions/deployed-code.ts";
import type { Executor } from "../functions/executor.ts";
import { bundleFunctions, type Bundle } from "./bundle-functions.ts";
import { entryPoints, mustBeIsolate, usesNode } from "./entry-points.ts";
import { functionsFolder } from "./functions-folder.ts";
import { readAnalysis } from "./read-analysis.ts";
import { readFunctionsFolder } from "./read-functions-folder.ts";

export interface PushTarget {
  readonly executor: Executor;
  readonly database: Database;
  readonly environmentVariables: Readonly<Record<string, string>>;
}

export type PushOutcome =
  | { readonly status: "pushed"; readonly code: DeployedCode }
  | { readonly status: "rejected"; readonly rejections: readonly PushRejection[] };

/** Bundles a project, loads it into the executor and analyses it. The executor keeps the modules when it is pushed. */
export async function pushProject(
  { projectDirectory, signal }: PushRequest,
  { executor, database, environmentVariables }: PushTarget,
): Promise<PushOutcome> {
  const bundle = await bundleProject(projectDirectory);
  signal?.throwIfAborted();
  if ("rejections" in bundle) return { status: "rejected", rejections: bundle.rejections };
  const restore = await executor.load(bundle.modules, environmentVariables);
  const code = judge(await executor.analyze(), bundle, database);
  if (!("phase" in code)) return { status: "pushed", code };
  await restore();
  return { status: "rejected", rejections: [code] };
}

function judge(
  analysis: Analysis,
  bundle: Bundle,
  database: Database,
): DeployedCode | PushRejection {
  const code = readAnalysis(analysis, bundle);
  if ("phase" in code || code.schema === undefined) return code;
  return findMisfit(code.schema, database) ?? code;
}

async function bundleProject(
  projectDirectory: string,
): Promise<Bundle | { readonly rejections: readonly PushRejection[] }> {
  const files = await readFunctionsFolder(projectDirectory);
  const entries = entryPoints(files);
  const nodeEntries = entries.filter((path) => usesNode(files[path] ?? ""));
  const declared = (name: string): string[] =>
    [`${name}.ts`, `${name}.js`].filter((path) => path in files).slice(0, 1);
  const schema = declared("schema");
  const misplaced = [
    ...nodeEntries,
    ...schema.filter((path) => usesNode(files[path] ?? "")),
  ].filter(mustBeIsolate);
  if (misplaced.length > 0) return { rejections: misplaced.map(refuseDirective) };
  const [isolate, node] = await Promise.all([
    bundleFunctions({
      projectDirectory,
      entryPoints: [
        ...schema,
        ...declared("auth.config"),
        ...entries.filter((path) => !nodeEntries.includes(path)),
      ],
      environment: "isolate",
    }),
    bundleFunctions({ projectDirectory, entryPoints: nodeEntries, environment: "node" }),
  ]);
  if (!("modules" in isolate)) return { rejections: isolate };
  if (!("modules" in node)) return { rejections: node };
  return {
    modules: [...isolate.modules, ...node.modules],
    sourceMaps: new Map([...isolate.sourceMaps, ...node.sourceMaps]),
  };
}

function refuseDirective(path: string): PushRejection {
  return {
    phase: "bundler",
    code: "BundleError",
    message: `"use node" directive is not allowed for ${path}.`,
    file: `${functionsFolder}/${path}`,
    line: 1,
  };
}

function findMisfit(schema: SchemaDefinition, database: Database): PushRejection | undefined {
  if (!schema.schemaValidation) return undefined;
  const transaction = database.begin();
  for (const { tableName, documentType } of schema.tables) {
    for (const { _id, _creationTime, ...fields } of transaction
      .table(tableName)
      .documents.values()) {
      const problem = checkValue(documentType, fields, database.names.tableOfId);
      if (problem === undefined) continue;
      const message = `Schema validation failed.\nDocument with ID "${_id}" in table "${tableName}" does not match the schema: ${problem}`;
      return { phase: "schema", code: "SchemaValidationFailed", message, file: "convex/schema.ts" };
    }
  }
  return undefined;
}
