import { memo } from "react";
import { Link } from "wouter";
import type { MatrixEval } from "../../../src/server/api-types.ts";
import { evalAddress } from "../../state/addresses.ts";
import styles from "./matrix.module.css";

interface MatrixColumnsProps {
  readonly evals: readonly MatrixEval[];
  /** Where the cursor stands in the headings. */
  readonly cursor: number | undefined;
}

/** The evals, upright, above their columns. */
export const MatrixColumns = memo(function MatrixColumns({ evals, cursor }: MatrixColumnsProps) {
  return (
    <div className={styles["columns"]} role="row" aria-rowindex={1}>
      <div className={styles["corner"]} role="columnheader" aria-colindex={1}>
        run
      </div>
      {evals.map(({ evalPath }, column) => (
        <div
          key={evalPath}
          className={styles["column"]}
          role="columnheader"
          aria-colindex={column + 2}
          data-column={column}
        >
          <Link
            href={evalAddress(evalPath)}
            tabIndex={cursor === column ? 0 : -1}
            data-cursor={cursor === column || undefined}
          >
            {evalPath.split("/").at(-1)}
          </Link>
        </div>
      ))}
    </div>
  );
});
