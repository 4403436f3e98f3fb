import { ablationArms } from "../../analysis/guidelines/ablation-arms.ts";
import type { AblationDesign } from "../../analysis/guidelines/ablation-arms.ts";
import { judgeAblation, plannedDetectable } from "../../analysis/guidelines/judge-ablation.ts";
import { guidelineSections } from "../../analysis/guidelines/sections.ts";
import type { GuidelineSection } from "../../analysis/guidelines/sections.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { CommandContext } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { renderAblation, renderPlannedStudy } from "../render/guideline-study.ts";
import { respond } from "../respond.ts";
import { planStudy, runStudy } from "./guideline-study.ts";
import type { Study, StudyOptions } from "./guideline-study.ts";

export interface AblateOptions extends StudyOptions {
  readonly design: string;
  /** Ids of the sections to judge; all where absent. */
  readonly section?: readonly string[];
  /** Points of pass rate. */
  readonly margin: string;
}

interface Planned {
  readonly study: Study;
  readonly arms: ReturnType<typeof ablationArms>;
  readonly sections: readonly GuidelineSection[];
  readonly design: AblationDesign;
}

/** `faultline guidelines ablate`: what each section of the guidelines brings, by leaving it out. */
export async function ablateGuidelines(
  context: CommandContext,
  options: AblateOptions,
): Promise<ExitCode> {
  const { terminal } = context;
  const margin = marginOf(options.margin);
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const design = designOf(options.design);
  let sections: readonly GuidelineSection[] = [];
  let arms: Planned["arms"] = [];
  const study = await planStudy(workbench, options, (guidelines) => {
    sections = chosenSections(guidelines, options.section);
    arms = ablationArms(guidelines, sections, design);
    return arms;
  });
  if (options.dryRun === true) return printPlan(context, { study, arms, sections, design });
  const studied = await runStudy(context, study);
  const scored = studied.map(({ name, scores }, index) => ({
    name,
    leftOut: arms[index]?.leftOut ?? [],
    scores,
  }));
  const ablation = judgeAblation({ sections, design, arms: scored, margin });
  respond(terminal, options.json, {
    json: () => ({
      model: study.modelId,
      design,
      margin,
      ...ablation,
      arms: studied.map(({ name, run }, index) => ({
        name,
        run: run.id,
        leftOut: arms[index]?.leftOut ?? [],
      })),
    }),
    lines: () => renderAblation(ablation, { margin, width: terminal.width }),
  });
  return exitCodes.ok;
}

function printPlan(
  { terminal }: CommandContext,
  { study: { calls, options }, arms, design }: Planned,
): ExitCode {
  const samples = Number(options.samples);
  const perSide = design === "fractional" ? (samples * arms.length) / 2 : samples;
  const detectable = plannedDetectable((calls[0]?.calls ?? samples) / samples, perSide);
  respond(terminal, options.json, {
    json: () => ({
      design,
      planned: calls,
      arms: arms.map(({ name, leftOut }) => ({ name, leftOut })),
      detectable,
    }),
    lines: () => renderPlannedStudy(calls, detectable, terminal.width),
  });
  return exitCodes.ok;
}

function designOf(text: string): AblationDesign {
  if (text === "one-at-a-time" || text === "fractional") return text;
  throw new UsageError(`"${text}" is no design: give "one-at-a-time" or "fractional".`);
}

function marginOf(text: string): number {
  const points = Number(text === "" ? "nothing" : text);
  if (points > 0 && points < 100) return points / 100;
  throw new UsageError(`"${text}" is no margin: give points of pass rate, such as 2.`);
}

function chosenSections(
  guidelines: string,
  ids: readonly string[] | undefined,
): readonly GuidelineSection[] {
  const all = guidelineSections(guidelines);
  if (all.length === 0) {
    throw new UsageError(
      "The guidelines have no sections to leave out: give the experiment guidelines with headings.",
    );
  }
  const unknown = ids?.find((id) => !all.some((section) => section.id === id));
  if (unknown !== undefined) {
    throw new UsageError(
      `The guidelines have no section "${unknown}". There are ${all.map(({ id }) => id).join(", ")}.`,
    );
  }
  return ids === undefined ? all : all.filter(({ id }) => ids.includes(id));
}
