import type { EditProposal } from "../edit-proposal.ts";
import { awaitEach } from "./await-each.ts";
import { completeMembers } from "./complete-members.ts";
import { dropAssertions } from "./drop-assertions.ts";
import { dropNodeDirective } from "./drop-node-directive.ts";
import { followCode, supplyMissing } from "./follow-code.ts";
import { invertGuard } from "./invert-guard.ts";
import { keepLiterals } from "./keep-literals.ts";
import { rehomeImport } from "./rehome-import.ts";
import { supplyProperty } from "./supply-property.ts";
import type { TargetedInput, TargetedRule } from "./targeted-rule.ts";

const rules: readonly TargetedRule[] = [
  dropNodeDirective,
  rehomeImport,
  dropAssertions,
  awaitEach,
  supplyProperty,
  followCode,
  keepLiterals,
  supplyMissing,
  completeMembers,
  // The least sure: what fires where it should not may be right, and what it looks at wrong.
  invertGuard,
];
const most = 6;

/** The sets of edits that the diagnostics call for, at most six, the surest rule first. */
export function targetedSets(input: TargetedInput): readonly (readonly EditProposal[])[] {
  return rules.flatMap((rule) => rule(input)).slice(0, most);
}
