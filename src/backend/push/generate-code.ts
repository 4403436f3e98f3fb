import { entryPoints } from "./entry-points.ts";
import { functionsFolder } from "./functions-folder.ts";
import { dataModelWithSchema, dataModelWithoutSchema } from "./data-model-code.ts";
import { generatedHeader } from "./generated-header.ts";
import { serverDeclarations, serverModule } from "./server-code.ts";

const reservedWords: ReadonlySet<string> = new Set(
  (
    "break case catch class const continue debugger default delete do else export extends false finally for function " +
    "if import in instanceof new null return super switch this throw true try typeof var void while with let static " +
    "yield await enum implements interface package private protected public fullApi api internal components"
  ).split(" "),
);

/**
 * The files of `convex/_generated` for a project (paths relative to the project), typed from its sources: what the
 * command-line client writes for a project without components.
 */
export function generateCode(files: Readonly<Record<string, string>>): Record<string, string> {
  const prefix = `${functionsFolder}/`;
  const sources = Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, text]) => [path.slice(prefix.length), text]),
  );
  const hasSchema = "schema.ts" in sources || "schema.js" in sources;
  const generated = {
    "api.d.ts": apiDeclarations(entryPoints(sources)),
    "api.js": apiModule,
    "dataModel.d.ts": hasSchema ? dataModelWithSchema : dataModelWithoutSchema,
    "server.d.ts": serverDeclarations,
    "server.js": serverModule,
  };
  return Object.fromEntries(
    Object.entries(generated).map(([name, text]) => [`${prefix}_generated/${name}`, text]),
  );
}

const apiUsage = `/**
 * A utility for referencing Convex functions in your app's API.
 *
 * Usage:
 * \`\`\`js
 * const myFunctionReference = api.myModule.myFunction;
 * \`\`\`
 */`;

const apiModule = `${generatedHeader("Generated `api` utility.")}
import { anyApi } from "convex/server";

${apiUsage}
export const api = anyApi;
export const internal = anyApi;
`;

function apiDeclarations(paths: readonly string[]): string {
  const modules = paths.map((path) => path.replace(/\.[^./]+$/, ""));
  const imports = modules.map(
    (module) => `import type * as ${identifierOf(module)} from "../${module}.js";\n`,
  );
  const entries = modules.map((module) => `  "${module}": typeof ${identifierOf(module)};\n`);
  return `${generatedHeader("Generated `api` utility.")}
import type { ApiFromModules, FilterApi, FunctionReference } from "convex/server";
${imports.join("")}
${apiUsage}
declare const fullApi: ApiFromModules<{
${entries.join("")}}>;
export declare const api: FilterApi<typeof fullApi, FunctionReference<any, "public">>;
export declare const internal: FilterApi<typeof fullApi, FunctionReference<any, "internal">>;
`;
}

function identifierOf(module: string): string {
  const name = module.replace(/[/-]/g, "_");
  return reservedWords.has(name) ? `${name}_` : name;
}
