import { apiAddress } from "../../../src/server/api-types.ts";
import type { MatrixAnswer, RunsAnswer } from "../../../src/server/api-types.ts";
import { ApiContent } from "../../components/api-content.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import { useApi } from "../../data/use-api.ts";
import { useTitle } from "../../state/use-title.ts";
import { useQueryState } from "../../state/use-query-state.ts";
import { MatrixFilters } from "./matrix-filters.tsx";
import { MatrixGrid } from "./matrix-grid.tsx";
import { MatrixLegend } from "./matrix-legend.tsx";
import { inOrder } from "./matrix-order.ts";
import styles from "./matrix.module.css";

const shown = 100;
const most = 500;

/** Every eval of every run, or of every model: a broken check is a column of its colour. */
export function MatrixPage() {
  const [state, change] = useQueryState();
  useTitle("Matrix");
  const { by, model, experiment, order } = state;
  const limit = state["limit"] === String(most) ? most : shown;
  const matrix = useApi<MatrixAnswer>(apiAddress(["matrix"], { by, model, experiment, limit }));
  const runs = useApi<RunsAnswer>(apiAddress(["runs"], { limit: 1 }));
  return (
    <div className={styles["page"]}>
      <header className={styles["head"]}>
        <h1>Matrix</h1>
        <MatrixFilters state={state} onChange={change} choices={runs.data?.choices} />
      </header>
      <ApiContent query={matrix} what="Loading the matrix">
        {(answer) =>
          answer.runs.length === 0 ? (
            <EmptyState title="No run is here">Another filter may let some through.</EmptyState>
          ) : (
            <>
              <MatrixLegend />
              <MatrixGrid matrix={inOrder(answer, order)} />
              <Cut
                matrix={answer}
                onMore={limit === shown ? () => change({ limit: String(most) }) : undefined}
              />
            </>
          )
        }
      </ApiContent>
    </div>
  );
}

/** Says so where not all runs are shown. */
function Cut({
  matrix: { runs, total },
  onMore,
}: {
  readonly matrix: MatrixAnswer;
  readonly onMore: (() => void) | undefined;
}) {
  if (runs.length >= total) return null;
  return (
    <p className="muted">
      The newest {runs.length} of {total} runs.{" "}
      {onMore !== undefined && (
        <button type="button" onClick={onMore}>
          Show {Math.min(total, most)}
        </button>
      )}
    </p>
  );
}
