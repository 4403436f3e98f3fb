import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { convexTest } from "convex-test";
import { makeFunctionReference, type GenericSchema, type SchemaDefinition } from "convex/server";
import type { Figure } from "./figure.ts";
import { time } from "./measure.ts";
import { sampleFiles, writeProject } from "./sample-project.ts";

const first = makeFunctionReference<"query">("notes:first");
const add = makeFunctionReference<"mutation">("notes:add");

/** The same calls through `convex-test`, which runs them in this process, without HTTP, sandbox or push. */
export async function yardstickFigures(): Promise<readonly Figure[]> {
  await using project = await writeProject({
    ...sampleFiles,
    "package.json": '{"type":"module"}',
  });
  const load = (file: string) => (): Promise<unknown> =>
    import(pathToFileURL(join(project.directory, file)).href);
  const modules = {
    "/convex/notes.ts": load("convex/notes.ts"),
    "/convex/_generated/server.ts": () => Promise.resolve({}),
  };
  const loaded: unknown = await load("convex/schema.ts")();
  const test = convexTest(schemaOf(loaded), modules);
  return [
    await time({ name: "convex-test: query", times: 150 }, () => test.query(first, {})),
    await time({ name: "convex-test: mutation", times: 150 }, () =>
      test.mutation(add, { text: "x" }),
    ),
  ];
}

function schemaOf(module: unknown): SchemaDefinition<GenericSchema, boolean> {
  const schema: unknown =
    typeof module === "object" && module !== null ? Reflect.get(module, "default") : undefined;
  return schema as SchemaDefinition<GenericSchema, boolean>; // the module is our own sample
}
