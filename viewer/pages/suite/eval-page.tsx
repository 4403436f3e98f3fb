import { Link } from "wouter";
import { apiAddress } from "../../../src/server/api-types.ts";
import type { SuiteEvalAnswer } from "../../../src/server/api-types.ts";
import { ApiContent } from "../../components/api-content.tsx";
import { Rate } from "../../components/rate.tsx";
import { useApi } from "../../data/use-api.ts";
import { useTitle } from "../../state/use-title.ts";
import { EvalHistory } from "./eval-history.tsx";
import { GapNotes } from "./gap-notes.tsx";
import { MeasuredHealth } from "./measured-health.tsx";
import { ReferenceFiles } from "./reference-files.tsx";
import { Health } from "./suite-columns.tsx";
import styles from "./suite.module.css";
import { TaskAndGrader } from "./task-and-grader.tsx";

interface EvalPageProps {
  readonly category: string;
  readonly name: string;
}

/** An eval: what it asks and what its grader asserts, side by side; whether its grades can be trusted; how runs fared. */
export function EvalPage({ category, name }: EvalPageProps) {
  useTitle(name);
  const query = useApi<SuiteEvalAnswer>(apiAddress(["suite", "evals", category, name]));
  return (
    <ApiContent query={query} what="Loading the eval">
      {(answer) => (
        <>
          <Head answer={answer} />
          <TaskAndGrader answer={answer} />
          <EvalHistory evalPath={answer.path} history={answer.history} />
          <MeasuredHealth health={answer.measured} />
          <GapNotes notes={answer.gapNotes} />
          <ReferenceFiles files={answer.reference} />
        </>
      )}
    </ApiContent>
  );
}

function Head({ answer }: { readonly answer: SuiteEvalAnswer }) {
  const { path, health, rate, suspicions } = answer;
  return (
    <header className={styles["head"]}>
      <Link href="/suite">Suite</Link>
      <h1 className="mono">{path}</h1>
      <p className={styles["facts"]}>
        <span>
          <Health health={health} />
        </span>
        <span>
          passed in all runs: <Rate rate={rate} long />
        </span>
      </p>
      {suspicions.length > 0 && (
        <ul className={styles["suspicions"]}>
          {suspicions.map((suspicion) => (
            <li key={suspicion}>{suspicion}</li>
          ))}
        </ul>
      )}
    </header>
  );
}
