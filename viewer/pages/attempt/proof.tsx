import { useMutation } from "@tanstack/react-query";
import type { Certificate } from "../../../src/domain/certificate.ts";
import type { ReplayAnswer, ReplayRequest } from "../../../src/server/api-types.ts";
import { PatchView } from "../../code/patch-view.tsx";
import { postApi } from "../../data/request-api.ts";
import { useCanAct } from "../../data/use-can-act.ts";
import { formatCount } from "../../format/format-count.ts";
import type { KeyBinding } from "../../state/keyboard.tsx";
import { useKeys } from "../../state/keyboard.tsx";
import type { AttemptPageState } from "./attempt-page-state.ts";
import { outcomeInWords } from "./outcome-in-words.ts";
import styles from "./verdict-panel.module.css";

interface ProofProps {
  readonly page: AttemptPageState;
  readonly certificate: Certificate;
}

/** The certificate: this change, and nothing else, changes the outcome. It can be graded again at once. */
export function Proof({ page, certificate }: ProofProps) {
  const { id, diff, side, edits, before, after } = certificate;
  const canAct = useCanAct();
  const replay = useMutation({
    mutationFn: () =>
      postApi<ReplayAnswer>("/api/replay", {
        certificate: id,
        attemptId: page.answer.attempt.id,
      } satisfies ReplayRequest),
  });
  const show = (): void =>
    page.change({
      tab: side === "candidate" ? "candidate" : "checks",
      file: edits[0]?.file,
      line: undefined,
      lines: undefined,
      repair: page.view.repair ? undefined : "1",
    });
  useKeys([
    { key: "s", label: "Show the repair in the code", run: show },
    ...(canAct ? [replayKey(() => replay.mutate())] : []),
  ]);
  return (
    <section className={styles["section"]} aria-labelledby="proof">
      <h2 id="proof">Proof</h2>
      <p>
        {sizeOf(certificate)}: {outcomeInWords(before)} → {outcomeInWords(after)}.
      </p>
      <PatchView patch={diff} />
      <div className={styles["buttons"]}>
        {canAct && (
          <button type="button" disabled={replay.isPending} onClick={() => replay.mutate()}>
            {replay.isPending ? "Grading again…" : "Replay now"}
          </button>
        )}
        <button type="button" onClick={show} aria-pressed={page.view.repair}>
          Show in the code
        </button>
        <code className="muted">{id}</code>
      </div>
      <div role="status">
        {replay.isError && <p>{replay.error.message}</p>}
        {replay.data !== undefined && <Replayed answer={replay.data} />}
      </div>
    </section>
  );
}

function replayKey(run: () => void): KeyBinding {
  return { key: "r", label: "Replay the certificate", run };
}

function sizeOf({ changedLines, pureDeletion, side, confirmed }: Certificate): string {
  const lines = formatCount(changedLines, "line");
  const what = side === "candidate" ? "of the candidate" : "of the check";
  const how = pureDeletion ? "removed" : "changed";
  return `${lines} ${what} ${how}${confirmed ? ", confirmed in a fresh process" : ""}`;
}

function Replayed({
  answer: { reproduced, before, after, recorded },
}: {
  readonly answer: ReplayAnswer;
}) {
  return (
    <p className={styles["replayed"]}>
      <strong>{reproduced ? "Reproduced just now" : "Not reproduced"}</strong>: without the change{" "}
      {outcomeInWords(before)}, with it {outcomeInWords(after)}.
      {!reproduced &&
        ` Recorded were ${outcomeInWords(recorded.before)} and ${outcomeInWords(recorded.after)}.`}
    </p>
  );
}
