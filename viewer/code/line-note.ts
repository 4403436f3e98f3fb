import type { Columns } from "./mark-tokens.ts";

/** What a tool said about a line of code. */
export interface LineNote {
  readonly line: number;
  readonly columns?: Columns;
  readonly severity: "error" | "warning";
  /** Tool and code: `eslint @typescript-eslint/no-misused-promises`. */
  readonly source: string;
  readonly message: string;
}
