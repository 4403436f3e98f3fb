import type { RunsAnswer } from "../../../src/server/api-types.ts";
import { Choice, FilterBar, SearchField } from "../../components/filter-bar.tsx";

interface RunFiltersProps {
  readonly choices: RunsAnswer["choices"];
  readonly state: Readonly<Record<string, string>>;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** Filters of the runs; each change starts at the first page again. */
export function RunFilters({ choices, state, onChange }: RunFiltersProps) {
  const set = (name: string) => (value: string) => onChange({ [name]: value, offset: undefined });
  return (
    <FilterBar>
      <SearchField label="Search" value={state["text"] ?? ""} onChange={set("text")} />
      <Choice
        label="Model"
        value={state["model"] ?? ""}
        choices={choices.models}
        onChange={set("model")}
      />
      <Choice
        label="Experiment"
        value={state["experiment"] ?? ""}
        choices={choices.experiments}
        onChange={set("experiment")}
      />
      <Choice
        label="Suite"
        value={state["suite"] ?? ""}
        choices={choices.suiteVersions}
        onChange={set("suite")}
      />
      <Choice
        label="Status"
        value={state["status"] ?? ""}
        choices={["running", "completed", "cancelled"]}
        onChange={set("status")}
      />
    </FilterBar>
  );
}
