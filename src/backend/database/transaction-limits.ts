import { z } from "zod";

const mebibyte = 1024 * 1024;

/** What one transaction may use. Names are those of `getTransactionMetrics`. */
export interface TransactionLimits {
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** Index ranges, table scans, searches and look-ups by id. */
  readonly databaseQueries: number;
  readonly documentsRead: number;
  readonly documentsWritten: number;
  readonly functionsScheduled: number;
  readonly scheduledFunctionArgsBytes: number;
}

/** https://docs.convex.dev/production/state/limits#transactions */
export const platformLimits: TransactionLimits = {
  bytesRead: 16 * mebibyte,
  bytesWritten: 16 * mebibyte,
  databaseQueries: 4096,
  documentsRead: 32_000,
  documentsWritten: 16_000,
  functionsScheduled: 1000,
  scheduledFunctionArgsBytes: 16 * mebibyte,
};

const limit = z.number().min(0).optional();

/** Lower limits that a function sets on one that it calls; those on files are accepted and without effect. */
export const loweredLimits = z.object({
  bytesRead: limit,
  bytesWritten: limit,
  databaseQueries: limit,
  documentsRead: limit,
  documentsWritten: limit,
  functionsScheduled: limit,
  scheduledFunctionArgsBytes: limit,
});

export type LoweredLimits = z.infer<typeof loweredLimits>;
