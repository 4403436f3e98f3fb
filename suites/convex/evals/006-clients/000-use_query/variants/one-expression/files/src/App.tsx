import { useQuery } from "convex/react";
import { useMemo } from "react";
import { api } from "../convex/_generated/api";

function App() {
  const departures = useQuery(api.departures.listDepartures);
  const items = useMemo(
    () => departures?.map((d) => ({ id: d._id, text: `${d.line}, platform ${d.platform}` })),
    [departures],
  );
  const notice = items === undefined ? "Loading..." : items.length === 0 ? "No departures" : null;

  return (
    <>
      {notice}
      {notice === null && <ul>{items?.map(({ id, text }) => <li key={id}>{text}</li>)}</ul>}
    </>
  );
}

export { App as default };
