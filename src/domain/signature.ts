import type { DiagnosticTool } from "./diagnostic.ts";
import type { StepName } from "./step.ts";

/** Names a failure independently of eval names, identifiers and positions. */
export interface Signature {
  readonly step: StepName;
  readonly tool: DiagnosticTool;
  /** Code, or the family of codes that mean the same (`not-assignable`), a lint rule, an error class, an assertion kind. */
  readonly code: string;
  /** API involved: `StorageWriter.store`, `convex/server#DatabaseReader`; absent where none is known. */
  readonly api?: string;
}

/** One line that is equal for equal signatures. */
export function signatureKey(signature: Signature): string {
  const { step, tool, code, api } = signature;
  return [step, tool, code, ...(api === undefined ? [] : [api])].join(" · ");
}
