import type { AnalystClaim } from "./analyst-answer.ts";

/** What an analyst may do beside reading the files of its brief. */
export interface AnalystTools {
  /** Lines of what earlier runs of the model recorded that hold all these words. */
  readonly searchReports: (words: string) => readonly string[];
  /** Executes a claim and says what came out. */
  readonly runProbe: (claim: AnalystClaim) => Promise<string>;
}
