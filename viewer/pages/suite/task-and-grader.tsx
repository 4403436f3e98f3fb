import { Link } from "wouter";
import type { SuiteEvalAnswer, TaskPiece } from "../../../src/server/api-types.ts";
import { CodeView } from "../../code/code-view.tsx";
import { formatCount } from "../../format/format-count.ts";
import { evalAddress } from "../../state/addresses.ts";
import { useQueryState } from "../../state/use-query-state.ts";
import { lineIn, nextLine } from "./task-lines.ts";
import styles from "./suite.module.css";

/** The task with each sentence leading to the assertions that rest on it, and the grader with those assertions. */
export function TaskAndGrader({ answer }: { readonly answer: SuiteEvalAnswer }) {
  const [state] = useQueryState();
  const line = lineIn(state["line"]);
  const { path, pieces, assertions, grader, graderFile } = answer;
  const unfounded = assertions.filter(({ quotes }) => quotes.length === 0);
  return (
    <div className={styles["columns"]}>
      <section aria-label="Task">
        <h2>Task</h2>
        <p className="muted">Marked words lead to the assertions that rest on them.</p>
        <div className={styles["task"]}>
          {pieces.map((piece, index) => (
            // Pieces have no identity but their place.
            <Piece key={index} piece={piece} path={path} line={line} />
          ))}
        </div>
      </section>
      <section aria-label="Grader" className={styles["grader"]}>
        <h2>Grader</h2>
        <p className="muted">
          {formatCount(assertions.length, "assertion")}
          {unfounded.length === 0
            ? assertions.length > 0 && ", each of which rests on words of the task"
            : `, of which ${unfounded.length} ${unfounded.length === 1 ? "rests" : "rest"} on no words of the task: `}
          {unfounded.map((assertion) => (
            <Link
              key={assertion.line}
              className={styles["lineLink"]}
              href={`${evalAddress(path)}?line=${assertion.line}`}
              replace
            >
              line {assertion.line}
            </Link>
          ))}
        </p>
        <CodeView
          file={graderFile}
          text={grader}
          focus={line === undefined ? undefined : { line, lines: 1 }}
        />
      </section>
    </div>
  );
}

function Piece({
  piece: { text, lines },
  path,
  line,
}: {
  readonly piece: TaskPiece;
  readonly path: string;
  readonly line: number | undefined;
}) {
  const next = nextLine(lines, line);
  if (next === undefined) return text;
  return (
    <Link
      className={styles["piece"]}
      href={`${evalAddress(path)}?line=${next}`}
      replace
      aria-current={(line !== undefined && lines.includes(line)) || undefined}
      title={`${formatCount(lines.length, "assertion")}: line ${lines.join(", ")} of the grader`}
    >
      {text}
    </Link>
  );
}
