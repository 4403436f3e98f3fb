import type { Suite } from "../../domain/suite.ts";
import { contradictions } from "./contradictions.ts";
import type { Contradiction } from "./contradictions.ts";
import { unknownApis } from "./named-api.ts";
import type { UnknownApi } from "./named-api.ts";
import { guidelineSections, likelyTokens } from "./sections.ts";
import type { GuidelineSection } from "./sections.ts";

/** What can be said of guidelines without asking a model. */
export interface GuidelineCheck {
  readonly tokens: number;
  readonly sections: readonly Omit<GuidelineSection, "text">[];
  readonly unknownApis: readonly UnknownApi[];
  readonly contradictions: readonly Contradiction[];
}

/** Holds guidelines against the declarations of a suite's pinned packages, and against its tasks and references. */
export function checkGuidelines(
  guidelines: string,
  { evals, manifest }: Pick<Suite, "evals" | "manifest">,
): GuidelineCheck {
  return {
    tokens: likelyTokens(guidelines),
    sections: guidelineSections(guidelines).map(({ id, title, firstLine, lastLine, tokens }) => ({
      id,
      title,
      firstLine,
      lastLine,
      tokens,
    })),
    unknownApis: unknownApis(guidelines, manifest.dependencies),
    contradictions: contradictions(guidelines, [...evals.values()]),
  };
}
