import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Evidence, Quote } from "../../domain/evidence.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import { misleadingGuideline } from "../derivation/misleading-guidelines.ts";
import type { MisleadingGuideline } from "../derivation/misleading-guidelines.ts";
import type { RepairPatch } from "../repair/search-repair.ts";
import type { DeriveFinding } from "./derive-probe.ts";
import { startProbe } from "./investigation.ts";
import type { Investigation } from "./investigation.ts";

export interface GuidelineFinding {
  readonly evidence: Evidence;
  /** The sentence that led the candidate into its failure; absent where the guidelines are not to blame. */
  readonly misleading?: MisleadingGuideline;
}

export interface GuidelineProbeInput {
  readonly derive: DeriveFinding;
  /** The smallest repair, and its unified diff. */
  readonly patch: Pick<RepairPatch, "edits" | "files">;
  readonly diff: string;
}

const question = "Did the guidelines of this run lead the candidate into the failure?";
const guidelinesFile = "guidelines.md";

/** Looks in the guidelines that the model was given for what the repair takes back. `undefined` where it was given none. */
export function guidelineProbe(
  investigation: Investigation,
  { derive, patch, diff }: GuidelineProbeInput,
): GuidelineFinding | undefined {
  const { guidelines, eval: graded, step, files } = investigation;
  if (guidelines === "") return undefined;
  const log = startProbe("guideline", investigation);
  const findings = step.diagnostics
    .filter(({ severity }) => severity === "error")
    .map((diagnostic) => {
      const code = codeAt(diagnostic, files);
      return { diagnostic, ...(code === undefined ? {} : { code }) };
    });
  const { demand } = derive;
  const changed = [...new Set(patch.edits.map(({ file }) => file))];
  const misleading = misleadingGuideline({
    guidelines,
    task: graded.task,
    demand,
    diff,
    before: changed.map((file) => files[file] ?? "").join("\n"),
    after: changed.map((file) => patch.files[file] ?? "").join("\n"),
    findings,
  });
  if (misleading === undefined) {
    return {
      evidence: log.conclude({ question, answer: "No sentence of them was found that did." }),
    };
  }
  const { line, text } = misleading.sentence;
  const quote: Quote = { origin: "suite", file: guidelinesFile, line, text };
  return { misleading, evidence: log.conclude({ question, answer: describe(misleading), quote }) };
}

/** The line's code from the word before the place of a diagnostic to the end of the place. */
function codeAt({ place }: Diagnostic, files: ProjectFiles): string | undefined {
  const isOneLine = place !== undefined && (place.endLine ?? place.line) === place.line;
  if (!isOneLine || place.endColumn === undefined) return undefined;
  const line = files[place.file]?.split("\n")[place.line - 1];
  if (line === undefined) return undefined;
  const before = /(\S+)\s*$/.exec(line.slice(0, place.column - 1))?.[0] ?? "";
  return `${before}${line.slice(place.column - 1, place.endColumn - 1)}`.trim();
}

function describe({ kind, sentence, subject }: MisleadingGuideline): string {
  const line = `line ${sentence.line}: "${sentence.text}"`;
  switch (kind) {
    case "forbids":
      return `Yes: they speak against \`${subject}\`, which the repair needs (${line}).`;
    case "recommends":
      return `Yes: they show \`${subject}\`, at which the check fires (${line}).`;
    case "incomplete":
      return `Yes: they list the API without \`${subject}\`, which the repair adds (${line}).`;
  }
}
