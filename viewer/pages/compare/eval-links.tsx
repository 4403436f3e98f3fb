import { Link } from "wouter";
import { attemptAddress } from "../../state/addresses.ts";
import styles from "./compare.module.css";

interface EvalLinksProps {
  readonly run: { readonly id: string; readonly experiment: string };
  readonly evalPaths: readonly string[];
}

/** Evals of a run, each a way to its attempt. */
export function EvalLinks({ run, evalPaths }: EvalLinksProps) {
  return (
    <ul className={styles["evals"]}>
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
