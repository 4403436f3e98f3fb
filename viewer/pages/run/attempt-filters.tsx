import { runIdPrefix } from "../../../src/domain/run.ts";
import { stepNames } from "../../../src/domain/step.ts";
import type { RunAnswer } from "../../../src/server/api-types.ts";
import { blameNames } from "../../components/blame-shares.ts";
import { Choice, FilterBar, SearchField } from "../../components/filter-bar.tsx";
import type { EvalFilters } from "./eval-filters.ts";
import { categoryOf, showsFailuresOnly } from "./eval-filters.ts";

interface AttemptFiltersProps {
  readonly run: RunAnswer;
  readonly filters: EvalFilters;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** Filters of a run's attempts. Only those that can tell its attempts apart are offered. */
export function AttemptFilters({ run, filters, onChange }: AttemptFiltersProps) {
  const failed = run.evals.filter(({ outcome }) => outcome === "failed");
  const blames = blameNames.filter((blame) =>
    failed.some(({ verdict }) => (verdict?.blame ?? "undetermined") === blame),
  );
  const steps = stepNames.filter((step) => failed.some(({ failedStep }) => failedStep === step));
  const repeats = new Set(failed.flatMap(({ verdict }) => verdict?.repeat ?? []));
  const categories = new Set(run.evals.map(({ evalPath }) => categoryOf(evalPath)));
  const comparisons = run.report?.comparisons ?? [];
  const choice = (name: keyof EvalFilters, choices: Parameters<typeof Choice>[0]["choices"]) => ({
    value: filters[name] ?? "",
    choices,
    onChange: (value: string) => onChange({ [name]: value }),
  });
  return (
    <FilterBar>
      <SearchField
        label="Search"
        value={filters.text ?? ""}
        onChange={(text) => onChange({ text })}
      />
      <label>
        <input
          type="checkbox"
          checked={!showsFailuresOnly(filters)}
          onChange={(event) => onChange({ show: event.currentTarget.checked ? "all" : undefined })}
        />{" "}
        passed too
      </label>
      {blames.length > 1 && <Choice label="Blame" {...choice("blame", blames)} />}
      {steps.length > 1 && <Choice label="Step" {...choice("step", steps)} />}
      {categories.size > 1 && <Choice label="Category" {...choice("category", [...categories])} />}
      {repeats.size > 1 && <Choice label="Repeat" {...choice("repeat", [...repeats])} />}
      {comparisons.length > 0 && (
        <Choice
          label="Differs from"
          {...choice(
            "differs",
            comparisons.map((each) => [
              each.run.id,
              `${each.run.experiment}, ${each.run.date} (${runIdPrefix(each.run.id)})`,
            ]),
          )}
        />
      )}
    </FilterBar>
  );
}
