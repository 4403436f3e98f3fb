import { ddmin } from "./ddmin.ts";
import type { EditProposal } from "./edit-proposal.ts";

type Passes = (proposals: readonly EditProposal[]) => Promise<boolean>;

/**
 * The smallest part of a passing set: nothing in it can be left out, and what consists of finer edits is replaced by
 * those of them that are needed, as far down as they suffice.
 */
export async function minimizeSet(
  proposals: readonly EditProposal[],
  passes: Passes,
): Promise<readonly EditProposal[]> {
  let current = await ddmin(proposals, passes);
  for (const proposal of current.filter((candidate) => candidate.parts.length > 0)) {
    const others = current.filter((other) => other !== proposal);
    const refined = await refine(proposal, (parts) => passes([...others, ...parts]));
    current = [...others, ...refined];
  }
  return current;
}

async function refine(proposal: EditProposal, passes: Passes): Promise<readonly EditProposal[]> {
  return (await passes(proposal.parts)) ? minimizeSet(proposal.parts, passes) : [proposal];
}
