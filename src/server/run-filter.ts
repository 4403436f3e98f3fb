import type { z } from "zod";
import type { RunFilter } from "../domain/run-summary.ts";
import type { runFilterQuery } from "./parse-input.ts";

/** The filter that a query asks for. */
export function runFilter(query: z.output<typeof runFilterQuery>): RunFilter {
  const { model, experiment, suite, status, text } = query;
  return {
    ...(model !== undefined && { model }),
    ...(experiment !== undefined && { experiment }),
    ...(suite !== undefined && { suiteVersion: suite }),
    ...(status !== undefined && { status }),
    ...(text !== undefined && { text }),
  };
}
