import { apiAddress } from "../../../src/server/api-types.ts";
import type { CompareAnswer } from "../../../src/server/api-types.ts";
import { ApiContent } from "../../components/api-content.tsx";
import { useApi } from "../../data/use-api.ts";
import { useQueryState } from "../../state/use-query-state.ts";
import { useTitle } from "../../state/use-title.ts";
import { Compared } from "./compared.tsx";
import styles from "./compare.module.css";
import { RunPicker } from "./run-picker.tsx";

/** Two runs or more: what each passed, and whether chance can explain the difference. */
export function ComparePage() {
  const [state, change] = useQueryState();
  useTitle("Compare");
  const picked = (state["runs"] ?? "").split(",").filter((id) => id !== "");
  const isPicking = picked.length < 2 || state["pick"] === "yes";
  return (
    <>
      <header className={styles["head"]}>
        <h1>Compare</h1>
        {picked.length >= 2 && (
          <button
            type="button"
            onClick={() => change({ pick: isPicking ? undefined : "yes", text: undefined })}
          >
            {isPicking ? `Compare these ${picked.length} runs` : "Choose other runs"}
          </button>
        )}
        {picked.length < 2 && (
          <p className="muted">
            Choose two runs or more; the first of them is compared with each other.
          </p>
        )}
      </header>
      {isPicking ? (
        <RunPicker
          picked={picked}
          text={state["text"] ?? ""}
          onPick={(runs) => change({ runs: runs.join(","), pick: "yes" })}
          onSearch={(text) => change({ text })}
        />
      ) : (
        <Comparison runs={picked.join(",")} />
      )}
    </>
  );
}

function Comparison({ runs }: { readonly runs: string }) {
  const query = useApi<CompareAnswer>(apiAddress(["compare"], { runs }));
  return (
    <ApiContent query={query} what="Comparing the runs">
      {(answer) => <Compared answer={answer} />}
    </ApiContent>
  );
}
