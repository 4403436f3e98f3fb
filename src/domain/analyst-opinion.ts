import type { Blame, Classification } from "./blame.ts";
import type { ProbeName, Quote } from "./evidence.ts";

/** Who judges beside the rules. */
export interface AnalystIdentity {
  readonly kind: "llm" | "command";
  /** `provider/model`, or the command. */
  readonly name: string;
}

/** What an analyst said that execution can test, and what came out. */
export interface TestedClaim {
  readonly probe: ProbeName;
  /** The claim in words. */
  readonly claim: string;
  readonly result: "held" | "refuted" | "untested";
  /** Id of the evidence; absent where it was not tested. */
  readonly evidence?: string;
}

/** What an analyst made of a failure, beside the verdict of the rules. */
export interface AnalystOpinion {
  readonly analyst: AnalystIdentity;
  /**
   * `agrees`: with the blame of the rules; `decided`: its blame stands; `disputes`: it says otherwise than a verdict that
   * stands, which a person should look at; `rejected`: its answers did not pass the checks; `failed`: it gave none.
   */
  readonly outcome: "agrees" | "decided" | "disputes" | "rejected" | "failed";
  /** Its last answer; absent where it gave none that could be read. */
  readonly answer?: {
    readonly blame: Blame | null;
    readonly classification: Classification | null;
    readonly oneLine: string;
    readonly reasoning: string;
    readonly quotes: readonly Quote[];
  };
  readonly claims: readonly TestedClaim[];
  /** Why an answer was sent back or there is none, one sentence each, of the last answer. */
  readonly problems: readonly string[];
  /** Calls of a model, or starts of the command. */
  readonly calls: number;
  /** US dollars, where known. */
  readonly cost?: number;
  /** Artifact of everything that was said, as JSON. */
  readonly transcript: string;
}

/** Who gave a verdict its blame and class. */
export type Decider =
  | { readonly kind: "rule" }
  | { readonly kind: "analyst"; readonly analyst: AnalystIdentity }
  | { readonly kind: "person"; readonly name: string };
