import type { RunsAnswer } from "../../../src/server/api-types.ts";
import { Choice, FilterBar } from "../../components/filter-bar.tsx";

interface MatrixFiltersProps {
  readonly state: Readonly<Record<string, string>>;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly choices: RunsAnswer["choices"] | undefined;
}

/** What the matrix shows, and in which order. */
export function MatrixFilters({ state, onChange, choices }: MatrixFiltersProps) {
  const choice = (name: string) => ({
    value: state[name] ?? "",
    onChange: (value: string) => onChange({ [name]: value }),
  });
  return (
    <FilterBar>
      <Choice
        label="Rows"
        none="every run"
        choices={[["model", "newest of each model"]]}
        {...choice("by")}
      />
      <Choice
        label="Evals"
        none="hardest first"
        choices={[["path", "in order"]]}
        {...choice("order")}
      />
      <Choice label="Model" choices={choices?.models ?? []} {...choice("model")} />
      <Choice label="Experiment" choices={choices?.experiments ?? []} {...choice("experiment")} />
    </FilterBar>
  );
}
