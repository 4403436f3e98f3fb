import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Recommendation } from "../../src/domain/recommendation.ts";
import type { ApplyAnswer, ApplyRequest } from "../../src/server/api-types.ts";
import { PatchView } from "../code/patch-view.tsx";
import { postApi } from "../data/request-api.ts";
import styles from "./apply-dialog.module.css";
import { Dialog } from "./dialog.tsx";
import { effectInWords } from "./effect-in-words.ts";
import { Loading } from "./page-state.tsx";

interface ApplyDialogProps {
  readonly runId: string;
  readonly recommendation: Recommendation;
  readonly onClose: () => void;
}

const apply = (request: ApplyRequest) => postApi<ApplyAnswer>("/api/apply", request);

/** Makes a recommended change of the suite: the diff first, then, on demand, the change as it was shown. */
export function ApplyDialog({
  runId,
  recommendation: { number, title },
  onClose,
}: ApplyDialogProps) {
  const queries = useQueryClient();
  const shown = useQuery({
    queryKey: ["apply", runId, number],
    queryFn: () => apply({ runId, number }),
    staleTime: 0,
    gcTime: 0,
  });
  const made = useMutation({
    mutationFn: (diffHash: string) => apply({ runId, number, confirm: diffHash }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Dialog title={`Apply: ${title}`} onClose={onClose}>
      {shown.isPending && <Loading what="Preparing the change" />}
      {shown.isError && <p role="alert">{shown.error.message}</p>}
      {shown.data !== undefined && (
        <div className={styles["content"]}>
          <PatchView patch={shown.data.diff} />
          {shown.data.effect !== null && <p>Measured: {effectInWords(shown.data.effect)}</p>}
          {made.isError && <p role="alert">{made.error.message}</p>}
          {made.data?.made ? (
            <Made files={made.data.files} made={made.data.made} />
          ) : (
            <div className={styles["buttons"]}>
              <button
                type="button"
                disabled={made.isPending}
                onClick={() => made.mutate(shown.data.diffHash)}
              >
                {made.isPending ? "Changing, and grading again…" : "Make this change"}
              </button>
              <span className="muted">It changes {shown.data.files.join(", ")}.</span>
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

function Made({
  files,
  made,
}: {
  readonly files: readonly string[];
  readonly made: NonNullable<ApplyAnswer["made"]>;
}) {
  return (
    <div role="status">
      <p>
        Changed {files.join(", ")}. Graded again, these pass now:{" "}
        {made.passing.length === 0 ? "none" : made.passing.join(", ")}.
      </p>
      <p className="muted">Recorded in {made.report}.</p>
    </div>
  );
}
