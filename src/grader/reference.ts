import { readFile } from "node:fs/promises";
import * as z from "zod";
import { functionSpecJson, shapeOfFunctions, shapeOfRoutes } from "./function-shape.ts";
import type { FunctionOptions, FunctionShape } from "./function-shape.ts";
import { gradingEnvironment } from "./grading-environment.ts";
import { schemaJson, shapeOfSchema } from "./schema-shape.ts";
import type { SchemaOptions, SchemaShape } from "./schema-shape.ts";

const referenceFacts = z.object({ schema: schemaJson.nullable(), functions: functionSpecJson });

/** What the reference's deployment said about itself, in the same form as `deployment` tells it of the candidate. */
export const reference = {
  async schema(options?: SchemaOptions): Promise<SchemaShape> {
    return shapeOfSchema((await facts()).schema, options);
  },

  async functions(options?: FunctionOptions): Promise<Readonly<Record<string, FunctionShape>>> {
    return shapeOfFunctions((await facts()).functions, options);
  },

  async routes(): Promise<readonly string[]> {
    return shapeOfRoutes((await facts()).functions);
  },
};

async function facts(): Promise<z.output<typeof referenceFacts>> {
  const text = await readFile(gradingEnvironment().referenceFactsFile, "utf8");
  return referenceFacts.parse(JSON.parse(text));
}
