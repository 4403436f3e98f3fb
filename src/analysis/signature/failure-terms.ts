import type { Certificate } from "../../domain/certificate.ts";
import type { FailedStep } from "../../domain/step.ts";
import type { Signature } from "../../domain/signature.ts";
import type { Snippet } from "../../domain/verdict.ts";
import { changedTerms } from "./changed-terms.ts";

/** The words by which a failure can be recognised in a text that people wrote. */
export interface FailureTerms {
  /** Names that the failure itself is about: types, modules, rules, keys that the repair changes. */
  readonly strong: ReadonlySet<string>;
  /** Members of the API that it is about: they name a gap, but stand in sentences about other things as well. */
  readonly members: ReadonlySet<string>;
  /** Names around it: in the message, the lines of the candidate and the reference. */
  readonly weak: ReadonlySet<string>;
  /** The first name that the repair changes: the key of a member, the start of a statement. */
  readonly root?: string;
  /** The repair only takes something away: what it breaks is a prohibition. */
  readonly removes?: boolean;
}

export interface TermSources {
  readonly signature: Signature;
  readonly step: FailedStep;
  readonly certificate?: Certificate;
  readonly snippets: readonly (Snippet | undefined)[];
}

/** Collects the terms of a failure from its signature, its first message, its certificate's diff and the code it lies in. */
export function failureTerms({
  signature,
  step,
  certificate,
  snippets,
}: TermSources): FailureTerms {
  const strong = new Set<string>();
  const members = new Set<string>();
  const weak = new Set<string>();
  add(strong, signature.api?.split(/[.#]/) ?? []);
  add(strong, signature.api === undefined ? [] : [signature.api]);
  if (step.name === "eslint") add(strong, [signature.code, signature.code.replace(/^.*\//, "")]);
  const [first] = step.diagnostics.filter(({ severity }) => severity === "error");
  add(weak, [signature.code, ...identifiers(first?.message ?? "")]);
  const changed = changedTerms(certificate?.diff ?? "");
  add(strong, changed.names);
  add(members, changed.members);
  add(weak, changed.words);
  for (const snippet of snippets) add(weak, identifiers(snippet?.text ?? ""));
  const [root] = changed.names;
  const removes = certificate?.pureDeletion ?? false;
  return { strong, members, weak, removes, ...(root === undefined ? {} : { root }) };
}

function add(terms: Set<string>, names: readonly string[]): void {
  for (const name of names) if (name.length > 2) terms.add(name);
}

/** Identifiers, paths and literals of a text. */
function identifiers(text: string): string[] {
  return text.match(/[A-Za-z_$][\w$]*|\/[\w/*:-]+/g) ?? [];
}
