import { usePaginatedQuery } from "convex/react";
import { api } from "../convex/_generated/api";
import { More } from "./More";
import { Specimens } from "./Specimens";

const App = () => {
  const options = { initialNumItems: 10 };
  const {
    results: specimens,
    status,
    loadMore: showMore,
  } = usePaginatedQuery(api.specimens.listSpecimens, {}, options);

  switch (status) {
    case "LoadingFirstPage":
      return "Loading...";
    case "CanLoadMore":
    case "LoadingMore":
    case "Exhausted":
      return (
        <>
          <Specimens specimens={specimens} />
          <More canLoad={status === "CanLoadMore"} onMore={() => showMore(10)} />
        </>
      );
  }
};

export { App as default };
