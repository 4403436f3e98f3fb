import { z } from "zod";
import type { HarnessError } from "../lib/harness-error.ts";

/** Facts of a `HarnessError` that a provider caused. */
const factsSchema = z.object({
  /** Absent where no answer came. */
  status: z.int().optional(),
  retryAfterMs: z.number().optional(),
  /** The provider had begun to reply, and may charge for it. */
  hasBegun: z.boolean().default(false),
});

export type ProviderFailure = z.output<typeof factsSchema>;

/** What is known of a failed call. */
export function providerFailure({ facts }: HarnessError): ProviderFailure {
  return factsSchema.parse(facts);
}
