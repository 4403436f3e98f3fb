import type { TamperFlag } from "../../domain/tamper-flag.ts";
import type { SuspiciousAttempt } from "../queries/suspicious-attempts.ts";
import { layoutLabelled, layoutTable } from "./layout-table.ts";
import { sanitizeLine } from "./sanitize.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

const shownFlags = 20;

/** Attempts whose code looks made to tamper, with the place of each construct; nothing where there are none. */
export function renderSuspicious(
  suspicious: readonly SuspiciousAttempt[],
  width: number,
): readonly StyledLine[] {
  const rows = suspicious.flatMap(({ evalPath, flags }) =>
    flags.map((flag) => [
      styled(evalPath, "strong"),
      styled(flag.kind, "plain"),
      styled(placeText(flag), "faint"),
      styled(sanitizeLine(flag.excerpt), "faint"),
    ]),
  );
  if (rows.length === 0) return [];
  const left = rows.length - shownFlags;
  return [
    [],
    ...layoutTable(["suspicious", "kind", "place", "code"], rows.slice(0, shownFlags), width),
    ...(left > 0 ? [[styled(`and ${left} more: --json`, "faint")]] : []),
  ];
}

/** The same for one attempt. */
export function renderFlags(flags: readonly TamperFlag[], width: number): readonly StyledLine[] {
  if (flags.length === 0) return [];
  const lines = flags
    .slice(0, shownFlags)
    .map((flag): StyledLine => [
      `${placeText(flag)}  ${flag.kind}  `,
      styled(sanitizeLine(flag.excerpt), "faint"),
    ]);
  return [[], ...layoutLabelled("Suspicious", lines, { width })];
}

function placeText({ place }: TamperFlag): string {
  return sanitizeLine(`${place.file}:${place.line}`);
}
