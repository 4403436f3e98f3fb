import { Link } from "wouter";
import { attemptAddress } from "../state/addresses.ts";
import styles from "./eval-links.module.css";

interface EvalLinksProps {
  readonly run: { readonly id: string; readonly experiment: string };
  readonly evalPaths: readonly string[];
}

/** The attempts of a run at some evals. */
export function EvalLinks({ run, evalPaths }: EvalLinksProps) {
  return (
    <ul className={styles["links"]}>
      {evalPaths.map((evalPath) => (
        <li key={evalPath}>
          <Link className="mono" href={attemptAddress(run, evalPath)}>
            {evalPath}
          </Link>
        </li>
      ))}
    </ul>
  );
}
