import type { Verdict } from "../../domain/verdict.ts";
import { layoutText } from "./layout-table.ts";
import { proofText } from "./proof-text.ts";
import { sanitizeText } from "./sanitize.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

/** What a person needs to confirm or override a verdict. */
export function renderVerdictToReview(
  verdict: Verdict,
  { place, width }: { readonly place: string; readonly width: number },
): readonly StyledLine[] {
  const { failure, blame, classification, confidence, oneLine, reasoning, certificate } = verdict;
  const name = blame ?? "undetermined";
  return [
    [],
    [
      styled(`${place}  `, "faint"),
      styled(failure.evalPath, "strong"),
      `  failed at ${failure.step} · blame: `,
      styled(name, name),
      ` (${confidence})${classification === null ? "" : ` · ${classification}`}`,
    ],
    ...layoutText(sanitizeText(failure.error), width),
    [],
    ...layoutText(`${oneLine} (${proofText(verdict)})`, width),
    ...(reasoning === oneLine ? [] : layoutText(reasoning, width)),
    ...(certificate === undefined
      ? []
      : certificate.diff
          .trimEnd()
          .split("\n")
          .map((line): StyledLine => ["    ", line])),
    [],
  ];
}
