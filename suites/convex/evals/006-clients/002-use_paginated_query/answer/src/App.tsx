import { usePaginatedQuery } from "convex/react";
import { api } from "../convex/_generated/api";

const pageSize = 10;

export default function App() {
  const { results, status, loadMore } = usePaginatedQuery(
    api.specimens.listSpecimens,
    {},
    { initialNumItems: pageSize },
  );

  if (status === "LoadingFirstPage") return <p>Loading...</p>;

  return (
    <main>
      <ul>
        {results.map((specimen) => (
          <li key={specimen._id}>
            <em>{specimen.taxon}</em>, {specimen.locality}
          </li>
        ))}
      </ul>
      <button type="button" disabled={status !== "CanLoadMore"} onClick={() => loadMore(pageSize)}>
        Load more
      </button>
    </main>
  );
}
