import { apiAddress } from "../../../src/server/api-types.ts";
import type { RunsAnswer } from "../../../src/server/api-types.ts";
import { ApiContent } from "../../components/api-content.tsx";
import { FilterBar, SearchField } from "../../components/filter-bar.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import { Table } from "../../components/table.tsx";
import { useApi } from "../../data/use-api.ts";
import { runColumns } from "../runs/run-columns.tsx";
import { togglePicked } from "../runs/runs-query.ts";

interface RunPickerProps {
  readonly picked: readonly string[];
  readonly text: string;
  readonly onPick: (picked: readonly string[]) => void;
  readonly onSearch: (text: string) => void;
}

/** The runs of the store, of which to pick those to compare. */
export function RunPicker({ picked, text, onPick, onSearch }: RunPickerProps) {
  const query = useApi<RunsAnswer>(apiAddress(["runs"], { text, limit: 100 }));
  const columns = runColumns({ picked, onPick: (id) => onPick(togglePicked(picked, id)) });
  return (
    <>
      <FilterBar>
        <SearchField label="Search" value={text} onChange={onSearch} />
      </FilterBar>
      <ApiContent query={query} what="Loading the runs">
        {({ runs }) =>
          runs.length === 0 ? (
            <EmptyState title="No run matches" />
          ) : (
            <Table
              caption="Runs to compare"
              columns={columns.map((column) =>
                column.id === "pick" ? { ...column, wideOnly: false } : column,
              )}
              rows={runs}
              rowKey={({ id }) => id}
              isSelected={({ id }) => picked.includes(id)}
            />
          )
        }
      </ApiContent>
    </>
  );
}
