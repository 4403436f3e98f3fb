import { Link } from "wouter";
import type { EvalRow, RunAnswer } from "../../../src/server/api-types.ts";
import { BlameBadge } from "../../components/blame-badge.tsx";
import { Duration } from "../../components/duration.tsx";
import { OutcomeMark } from "../../components/outcome-mark.tsx";
import { outcomeMark } from "../../components/outcome-mark-name.ts";
import { Sentence } from "../../components/sentence.tsx";
import type { Column } from "../../components/table.tsx";
import { attemptAddress } from "../../state/addresses.ts";
import { formatCount } from "../../format/format-count.ts";

const repeatNames = {
  no: "",
  "same-signature": "repeat",
  likely: "likely repeat",
  "failed-differently": "new cause",
} as const;

/** Columns that only verdicts fill. */
const ofVerdicts: readonly string[] = ["confidence", "class"];

/** What the table of a run shows of each attempt. */
export function attemptColumns(run: RunAnswer): readonly Column<EvalRow>[] {
  const hasSamples = run.evals.some(({ sample }) => sample > 0);
  const columns: readonly Column<EvalRow>[] = [
    {
      id: "eval",
      heading: "eval",
      cell: ({ evalPath, sample }) => (
        <Link data-row-link="" className="mono" href={attemptAddress(run, evalPath, { sample })}>
          {evalPath}
          {hasSamples && ` #${sample + 1}`}
        </Link>
      ),
    },
    {
      id: "step",
      heading: "step",
      cell: ({ outcome, failedStep }) => (
        <>
          <OutcomeMark outcome={outcomeMark(outcome)} /> {failedStep ?? outcome}
        </>
      ),
    },
    { id: "blame", heading: "blame", cell: blame },
    {
      id: "cause",
      heading: "cause",
      width: "fill",
      cell: ({ verdict, error }) => (
        <span title={verdict?.oneLine ?? error}>
          <Sentence text={verdict?.oneLine ?? error ?? ""} />
        </span>
      ),
    },
    {
      id: "confidence",
      heading: "how sure",
      wideOnly: true,
      cell: ({ verdict }) => verdict?.confidence,
    },
    {
      id: "class",
      heading: "class",
      wideOnly: true,
      cell: ({ verdict }) => verdict?.classification,
    },
    { id: "notes", heading: "notes", wideOnly: true, cell: notes },
    {
      id: "duration",
      heading: "graded in",
      align: "right",
      wideOnly: true,
      cell: ({ durationMs }) => <Duration milliseconds={durationMs} />,
    },
  ];
  const isAnalysed = run.analysis !== undefined;
  return columns.filter(({ id }) => isAnalysed || !ofVerdicts.includes(id));
}

/** A person's decision stands before that of the analysis. */
function blame({ outcome, verdict, review }: EvalRow) {
  if (outcome !== "failed") return null;
  if (review?.decision.kind === "overridden") return <BlameBadge blame={review.decision.blame} />;
  return verdict === undefined ? (
    <span className="muted">not analysed</span>
  ) : (
    <BlameBadge blame={verdict.blame} />
  );
}

function notes({ verdict, flags, review }: EvalRow) {
  const texts = [
    verdict === undefined ? "" : repeatNames[verdict.repeat],
    review?.decision.kind ?? "",
    flags === 0 ? "" : formatCount(flags, "suspicion"),
  ];
  return <span className="muted">{texts.filter((text) => text !== "").join(" · ")}</span>;
}
