import { usePaginatedQuery } from "convex/react";
import { api } from "../convex/_generated/api";

function App() {
  const specimens = usePaginatedQuery(api.specimens.listSpecimens, {}, { initialNumItems: 10 });
  const canLoadMore = specimens.status === "CanLoadMore";

  function handleClick() {
    specimens.loadMore(10);
  }

  return (
    <section>
      <h1>Herbarium</h1>
      {specimens.status === "LoadingFirstPage" && <div>Loading...</div>}
      <ol>
        {specimens.results.map(({ _id, taxon, locality }) => (
          <li key={_id}>{`${taxon} (${locality})`}</li>
        ))}
      </ol>
      <button disabled={!canLoadMore} onClick={handleClick}>
        Load more
      </button>
    </section>
  );
}

export default App;
