import { apiAddress } from "../../../src/server/api-types.ts";
import type { LeaderboardAnswer } from "../../../src/server/api-types.ts";
import { ApiContent } from "../../components/api-content.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import { Table } from "../../components/table.tsx";
import { useApi } from "../../data/use-api.ts";
import { useTitle } from "../../state/use-title.ts";
import { standingColumns } from "./standing-columns.tsx";
import styles from "./leaderboard.module.css";
import { tiesInWords } from "./ties-in-words.ts";

/** The newest run of each model and experiment, best first; what chance can explain is a tie. */
export function LeaderboardPage() {
  useTitle("Leaderboard");
  const query = useApi<LeaderboardAnswer>(apiAddress(["leaderboard"]));
  return (
    <ApiContent query={query} what="Loading the leaderboard">
      {({ standings }) => (
        <>
          <header className={styles["head"]}>
            <h1>Leaderboard</h1>
            {standings.length > 0 && <p>{tiesInWords(standings)}</p>}
          </header>
          {standings.length === 0 ? (
            <EmptyState title="No finished run yet">
              A completed run of which passes are known takes a place here.
            </EmptyState>
          ) : (
            <>
              <Table
                caption="Standings"
                columns={standingColumns()}
                rows={standings}
                rowKey={({ run }) => run.id}
              />
              <Notes />
            </>
          )}
        </>
      )}
    </ApiContent>
  );
}

function Notes() {
  return (
    <ul className={styles["notes"]}>
      <li>
        <strong>=</strong> shares its place: a paired test over the same evals, adjusted for the
        number of comparisons, does not tell it from the best of that place.
      </li>
      <li>
        <strong>●</strong> passed, with its 95 % interval. <strong>■</strong> as measured with every
        recommended fix of the suite, with its interval: what the model might have scored had the
        checks been right.
      </li>
    </ul>
  );
}
