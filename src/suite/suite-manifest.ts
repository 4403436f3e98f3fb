import { z } from "zod";
import type { SuiteManifest } from "../domain/suite.ts";
import { parseJsonFile } from "../lib/parse-json-file.ts";

export const manifestFile = "suite.json";

const deadline = z.int().positive();

const manifestSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1).optional(),
  version: z.string().min(1).default("0"),
  dependencies: z
    .record(z.string(), z.string().regex(/^\d+\.\d+\.\d+/, "must be an exact version"))
    .default({
      "@types/node": "24.19.2",
      "@types/react": "19.3.0",
      "@types/react-dom": "19.3.0",
      convex: "1.46.0",
      react: "19.3.1",
      "react-dom": "19.3.1",
      typescript: "6.0.2",
    }),
  baseDependencies: z.array(z.string()).default(["convex", "typescript"]),
  installOthers: z.boolean().default(false),
  push: z.enum(["in-process", "cli"]).exactOptional(),
  suppressionComments: z.enum(["obeyed", "ignored"]).exactOptional(),
  deadlinesMs: z
    .strictObject({
      deploy: deadline.default(90_000),
      tsc: deadline.default(60_000),
      eslint: deadline.default(60_000),
      tests: deadline.default(120_000),
    })
    .prefault({}),
});

/**
 * Reads `suite.json`; what it leaves out, and a suite without one, gets defaults. Fails with `UsageError`.
 */
export function parseSuiteManifest(text: string | undefined, defaultName: string): SuiteManifest {
  const { $schema: _, name, ...rest } = parseJsonFile(manifestFile, text ?? "{}", manifestSchema);
  return { name: name ?? defaultName, ...rest };
}
