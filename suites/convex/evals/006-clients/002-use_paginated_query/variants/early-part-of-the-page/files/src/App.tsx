import * as convex from "convex/react";
import { api } from "../convex/_generated/api";

const step = 10;

export default function App() {
  const feed = convex.usePaginatedQuery(
    api.specimens.listSpecimens,
    {},
    { initialNumItems: step },
  );
  const isFirst = feed.isLoading && feed.status === "LoadingFirstPage";
  return (
    <div>
      {isFirst ? (
        <span>Loading...</span>
      ) : (
        <ol>
          {feed.results.map((row) => (
            <li key={row._id}>
              {row.taxon} from {row.locality}
            </li>
          ))}
        </ol>
      )}
      {!isFirst && (
        <button disabled={feed.status !== "CanLoadMore"} onClick={() => feed["loadMore"](step)}>
          {"Load more"}
        </button>
      )}
    </div>
  );
}
