import { apiAddress } from "../../../src/server/api-types.ts";
import type { SuiteAnswer } from "../../../src/server/api-types.ts";
import { ApiContent } from "../../components/api-content.tsx";
import { Choice, FilterBar, SearchField } from "../../components/filter-bar.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import { Table } from "../../components/table.tsx";
import { useApi } from "../../data/use-api.ts";
import { formatCount } from "../../format/format-count.ts";
import { useQueryState } from "../../state/use-query-state.ts";
import { useTitle } from "../../state/use-title.ts";
import { filteredSuite, suiteOrders } from "./filtered-suite.ts";
import { healthInWords } from "./health-in-words.ts";
import { suiteColumns } from "./suite-columns.tsx";
import styles from "./suite.module.css";

/** Every eval of the suite: can its grades be trusted, how often is it passed, whom do its failures blame. */
export function SuiteOverview() {
  useTitle("Suite");
  const query = useApi<SuiteAnswer>(apiAddress(["suite"]));
  return (
    <ApiContent query={query} what="Loading the suite">
      {(suite) => <Overview suite={suite} />}
    </ApiContent>
  );
}

function Overview({ suite }: { readonly suite: SuiteAnswer }) {
  const [state, change] = useQueryState();
  const evals = filteredSuite(suite.evals, state);
  const categories = [...new Set(suite.evals.map(({ category }) => category))];
  const set = (name: string) => (value: string) => change({ [name]: value });
  return (
    <>
      <header className={styles["head"]}>
        <h1>
          {suite.name} <span className="muted">{suite.version}</span>
        </h1>
        <p className="muted">
          {formatCount(suite.evals.length, "eval")} in{" "}
          {formatCount(categories.length, "category", "categories")} ·{" "}
          {healthInWords(suite.evals.map(({ health }) => health))}
        </p>
      </header>
      <FilterBar>
        <SearchField label="Search" value={state["text"] ?? ""} onChange={set("text")} />
        <Choice
          label="Category"
          value={state["category"] ?? ""}
          choices={categories}
          onChange={set("category")}
        />
        <Choice
          label="Show"
          none="all"
          value={state["show"] ?? ""}
          choices={[["doubtful", "suspicious"]]}
          onChange={set("show")}
        />
        <Choice
          label="Order"
          none="by path"
          value={state["order"] ?? ""}
          choices={suiteOrders}
          onChange={set("order")}
        />
      </FilterBar>
      {evals.length === 0 ? (
        <EmptyState title="No eval is like that" />
      ) : (
        <Table
          caption="Evals of the suite"
          columns={suiteColumns}
          rows={evals}
          rowKey={({ path }) => path}
        />
      )}
    </>
  );
}
