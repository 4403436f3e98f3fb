import { entryPoints } from "./entry-points.ts";
import { functionsFolder } from "./functions-folder.ts";
import { dataModelWithSchema, dataModelWithoutSchema } from "./data-model-code.ts";
import { componentApiModule, componentServerModule } from "./component-code.ts";
import { generatedHeader } from "./generated-header.ts";
import { localComponents, readComponentUses, type ComponentUse } from "./read-component-uses.ts";
import { serverDeclarations, serverModule } from "./server-code.ts";

const reservedWords: ReadonlySet<string> = new Set(
  (
    "break case catch class const continue debugger default delete do else export extends false finally for function " +
    "if import in instanceof new null return super switch this throw true try typeof var void while with let static " +
    "yield await enum implements interface package private protected public fullApi api internal components"
  ).split(" "),
);

/**
 * The files of `convex/_generated` for a project (paths relative to the project) and of its own components, typed from
 * their sources: what the command-line client writes.
 */
export function generateCode(files: Readonly<Record<string, string>>): Record<string, string> {
  const prefix = `${functionsFolder}/`;
  const sources = Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, text]) => [path.slice(prefix.length), text]),
  );
  const components = localComponents(sources).flatMap((folder) =>
    Object.entries(inFolder(`${prefix}${folder}/`, generateForComponent(folder, sources))),
  );
  return { ...inFolder(prefix, generateForApp(sources)), ...Object.fromEntries(components) };
}

type Texts = Readonly<Record<string, string>>;

function inFolder(folder: string, texts: Texts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [`${folder}_generated/${name}`, text]),
  );
}

function generateForApp(sources: Texts): Texts {
  return {
    "api.d.ts": apiDeclarations(entryPoints(sources), readComponentUses("", sources)),
    "api.js": apiModule,
    "dataModel.d.ts": dataModelOf(sources),
    "server.d.ts": serverDeclarations,
    "server.js": serverModule,
  };
}

function generateForComponent(folder: string, sources: Texts): Texts {
  const own = Object.fromEntries(
    Object.entries(sources).flatMap(([path, text]) =>
      path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), text] as const] : [],
    ),
  );
  return {
    "api.ts": componentApi(entryPoints(own), readComponentUses(folder, sources)),
    "component.ts": componentApiModule,
    "dataModel.ts": dataModelOf(own),
    "server.ts": componentServerModule,
  };
}

function dataModelOf(sources: Texts): string {
  const hasSchema = "schema.ts" in sources || "schema.js" in sources;
  return hasSchema ? dataModelWithSchema : dataModelWithoutSchema;
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
import { anyApi, componentsGeneric } from "convex/server";

${apiUsage}
export const api = anyApi;
export const internal = anyApi;
export const components = componentsGeneric();
`;

function apiDeclarations(paths: readonly string[], uses: readonly ComponentUse[]): string {
  return `${apiTypes(paths)}
export declare const api: FilterApi<typeof fullApi, FunctionReference<any, "public">>;
export declare const internal: FilterApi<typeof fullApi, FunctionReference<any, "internal">>;
export declare const components: ${componentTypes(uses)};
`;
}

function componentApi(paths: readonly string[], uses: readonly ComponentUse[]): string {
  return `${apiTypes(paths)}
import { anyApi, componentsGeneric } from "convex/server";

export const api: FilterApi<typeof fullApi, FunctionReference<any, "public">> = anyApi as any;
export const internal: FilterApi<typeof fullApi, FunctionReference<any, "internal">> = anyApi as any;
export const components = componentsGeneric() as unknown as ${componentTypes(uses)};
`;
}

function apiTypes(paths: readonly string[]): string {
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
${entries.join("")}}>;`;
}

function componentTypes(uses: readonly ComponentUse[]): string {
  const entries = uses.map(({ name, specifier }) => {
    const folder = specifier.startsWith(".") ? `../${specifier.replace(/^\.\//, "")}` : specifier;
    return `  "${name}": import("${folder}/_generated/component.js").ComponentApi<"${name}">;\n`;
  });
  return `{\n${entries.join("")}}`;
}

function identifierOf(module: string): string {
  const name = module.replace(/[/-]/g, "_");
  return reservedWords.has(name) ? `${name}_` : name;
}
