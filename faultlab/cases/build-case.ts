import type { ProjectFiles } from "../../src/domain/project-files.ts";
import type { FailedStep } from "../../src/domain/step.ts";
import { caseSuite, faultsLike } from "./case-suite.ts";
import type { EmptySlot, FaultCase } from "./fault-case.ts";
import { declaredTests, testsToHide, withoutLinks } from "./grader-tests.ts";
import type { Proposal, Slot } from "./plan-slots.ts";
import { showTruth } from "./show-truth.ts";
import type { TruthTools } from "./show-truth.ts";
import { testsOnSentence } from "./tests-on-sentence.ts";

export interface BuildTools extends TruthTools {
  /** Hash of what the slot's cases are made with. */
  readonly madeFrom: string;
}

/** Fills a slot with the first of its proposals whose truth is shown by grading. */
export async function buildCase(slot: Slot, tools: BuildTools): Promise<FaultCase | EmptySlot> {
  const { operator, index, proposals } = slot;
  const named = { id: `${operator.name}/${index}`, operator: operator.name };
  const reasons: string[] = [];
  for (const proposal of proposals) {
    const built = await caseFrom(proposal, slot, tools);
    if (typeof built !== "string") return { ...named, ...built };
    reasons.push(`${proposal.base.eval.path}, ${proposal.injection.description}: ${built}`);
  }
  return { ...named, reasons, madeFrom: tools.madeFrom };
}

type NamelessCase = Omit<FaultCase, "id" | "operator">;

async function caseFrom(
  proposal: Proposal,
  { operator }: Slot,
  tools: BuildTools,
): Promise<NamelessCase | string> {
  const { base, injection } = proposal;
  const shown = await showTruth(proposal, tools);
  if (shown.status === "refuted") return shown.reason;
  const hidden = shown.step === undefined ? [] : hiddenTests(proposal, shown.step);
  const failing = await stillFailing(proposal, hidden, { tools, step: shown.step });
  if (typeof failing === "string") return failing;
  const giveaway =
    failing === undefined || isGoodCandidate(proposal) ? [] : faultsLike(failing, base.eval.faults);
  const { injected, originals } = suiteFiles(proposal);
  return {
    letter: operator.letter,
    heldOut: operator.heldOut,
    evalPath: base.eval.path,
    base: { origin: base.origin, name: base.name },
    description: injection.description,
    causes: injection.causes,
    suite: caseSuite(tools.suite, base, { injected, hidden, withoutFaults: giveaway }),
    candidate: injection.candidate,
    good: isGoodCandidate(proposal) ? injection.candidate : base.files,
    originals,
    controls: controlsOf(proposal),
    ...(failing === undefined ? {} : { failedStep: failing.name }),
    madeFrom: tools.madeFrom,
  };
}

/** Is only the suite at fault? */
function isGoodCandidate({ injection }: Proposal): boolean {
  return injection.causes.every(({ blame }) => blame === "check" || blame === "environment");
}

/**
 * A changed grader is shown whole. Of others a part is held out; and where a sentence was removed, so are the failing
 * tests that rest on others, since those still say what is wanted.
 */
function hiddenTests({ base, injection }: Proposal, step: FailedStep): readonly string[] {
  if (
    injection.suite?.[base.eval.graderFile] !== undefined ||
    isGoodCandidate({ base, injection })
  ) {
    return [];
  }
  const { removedSentence, heldOutShare: share = 1 / 3, description: seed } = injection;
  const { grader } = base.eval;
  const failed = (step.tests ?? []).filter(({ status }) => status === "failed");
  const failing =
    removedSentence === undefined
      ? failed.map(({ name }) => name)
      : testsOnSentence(step, removedSentence, grader);
  const astray = failed.filter(({ name }) => !failing.includes(name));
  const [others, own] = partition(declaredTests(grader), ({ names }) =>
    astray.some(({ name }) => names(name)),
  );
  return [...others.map(({ title }) => title), ...testsToHide(own, { failing, share, seed })];
}

function partition<Item>(
  items: readonly Item[],
  holds: (item: Item) => boolean,
): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))];
}

async function stillFailing(
  { base, injection }: Proposal,
  hidden: readonly string[],
  { tools, step }: { readonly tools: BuildTools; readonly step: FailedStep | undefined },
): Promise<FailedStep | undefined | string> {
  if (hidden.length === 0) return step;
  const injected = injection.suite ?? {};
  const { outcome } = await tools.lab.grade({
    suite: caseSuite(tools.suite, base, { injected, hidden }),
    evalPath: base.eval.path,
    files: injection.candidate,
  });
  if (outcome.status !== "failed") return "nothing fails once tests are held out";
  return outcome.step.name === step?.name
    ? outcome.step
    : "fails elsewhere once tests are held out";
}

function suiteFiles({ base, injection }: Proposal): {
  readonly injected: ProjectFiles;
  readonly originals: ProjectFiles;
} {
  const { graderFile, gapFile, grader, task } = base.eval;
  const own: ProjectFiles = {
    ...base.suiteFiles,
    [`evals/${base.eval.path}/TASK.txt`]: task,
    [gapFile ?? `evals/${base.eval.path}/GAPS.txt`]: "",
    [graderFile]: withoutLinks(grader),
  };
  const injected = injection.suite ?? {};
  const files = [graderFile, ...Object.keys(injected)];
  return {
    injected,
    originals: Object.fromEntries(files.map((file) => [file, own[file] ?? ""])),
  };
}

const controlsPerSide = 3;

function controlsOf({ base, injection }: Proposal): FaultCase["controls"] {
  if (injection.causes.every(({ blame }) => blame !== "check")) return { good: [], bad: [] };
  const others = base.eval.variants.filter(({ name }) => name !== base.name);
  return {
    good: [base.eval.answer, ...others.map(({ files }) => files)].slice(0, controlsPerSide),
    bad: base.eval.faults.slice(0, controlsPerSide).map(({ files }) => files),
  };
}
