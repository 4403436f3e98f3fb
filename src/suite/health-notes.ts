import { z } from "zod";
import type { HealthNotes } from "../domain/health-notes.ts";
import { parseJsonFile } from "../lib/parse-json-file.ts";

export const healthNotesFile = "health.json";

const words = z.string().min(1);

const notesSchema = z.strictObject({
  fixed: z
    .array(z.strictObject({ part: z.enum(["indexes", "returns", "structure"]), task: words }))
    .default([]),
  equivalentMutants: z
    .array(
      z.strictObject({
        operator: words,
        file: words,
        change: words,
        occurrence: z.int().positive().default(1),
        variant: words.exactOptional(),
        reason: words,
      }),
    )
    .default([]),
});

/** Reads an eval's `health.json`; an eval without one has no notes. Fails with `UsageError` where it is malformed. */
export function parseHealthNotes(file: string, text: string | undefined): HealthNotes {
  return parseJsonFile(file, text ?? "{}", notesSchema);
}
