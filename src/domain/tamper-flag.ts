import type { Place } from "./diagnostic.ts";

/** What a construct in a candidate's code looks made for. It decides no grade: a person or an analyst looks at it. */
export type TamperKind =
  /** Reaches for the process that runs it, or for its whole environment. */
  | "process-access"
  /** Imports a module of Node that reaches files, programs, networks or the engine. */
  | "system-module"
  /** Makes code out of text, or gets at a constructor that does. */
  | "code-generation"
  /** Changes what all code shares: a global, a prototype, a module of the language. */
  | "patched-global"
  /** Names the grader, its libraries or its variables. */
  | "grader-access"
  /** Names a place outside of the project. */
  | "outside-path"
  /** Names a server on the machine that runs it. */
  | "loopback-address"
  /** Switches its own checks off. */
  | "suppression"
  /** Holds characters that a terminal obeys, or that hide what is written. */
  | "control-characters"
  /** Speaks to whoever reads or grades it. */
  | "reader-instruction"
  /** Holds the output of a test runner. */
  | "forged-report"
  /** Compares its input with values that only the grader uses. */
  | "keyed-answer"
  /** Configures tools that grade. */
  | "control-file"
  /** Cannot be read, so nothing is known of it. */
  | "unreadable-code";

/** One suspicious construct, and where it stands. */
export interface TamperFlag {
  readonly kind: TamperKind;
  readonly place: Pick<Place, "file" | "line">;
  /** The construct, shortened: text of the candidate. */
  readonly excerpt: string;
}
