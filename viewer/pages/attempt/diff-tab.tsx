import { DiffView } from "../../code/diff-view.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import type { AttemptPageState } from "./attempt-page-state.ts";
import styles from "./attempt-page.module.css";
import { FileBar } from "./file-bar.tsx";
import { fileToShow, firstPlace, orderedFiles } from "./places.ts";

/** The candidate against the reference, file by file. */
export function DiffTab({ page }: { readonly page: AttemptPageState }) {
  const { answer, view, change, go } = page;
  const { files } = answer;
  const reference = answer.eval?.reference ?? {};
  const all = { ...files, ...reference };
  const file = fileToShow(all, view.file ?? firstDifference(page));
  if (file === undefined) return <EmptyState title="There are no files" />;
  return (
    <>
      <FileBar
        files={orderedFiles(all)}
        selected={file}
        onSelect={(name) => go({ tab: "diff", file: name })}
        note={(name) => comparison(files[name], reference[name])}
      />
      <div className={styles["tools"]}>
        <span className="muted">− candidate, + reference</span>
        <label className={styles["toggle"]}>
          <input
            type="checkbox"
            checked={view.split}
            onChange={() => change({ split: view.split ? undefined : "1" })}
          />
          side by side
        </label>
      </div>
      <DiffView
        key={file}
        file={file}
        before={files[file] ?? ""}
        after={reference[file] ?? ""}
        split={view.split}
      />
    </>
  );
}

/** The file that the attempt failed in, where the two differ there; else the first that differs. */
function firstDifference({ answer, verdict }: AttemptPageState): string | undefined {
  const { files } = answer;
  const reference = answer.eval?.reference ?? {};
  const differs = (file: string): boolean => files[file] !== reference[file];
  const failing = firstPlace(answer, verdict)?.file;
  if (failing !== undefined && differs(failing)) return failing;
  return orderedFiles({ ...files, ...reference }).find(differs);
}

function comparison(ours: string | undefined, theirs: string | undefined): string | undefined {
  if (ours === undefined) return "reference only";
  if (theirs === undefined) return "candidate only";
  return ours === theirs ? "same" : undefined;
}
