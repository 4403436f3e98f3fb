import { useQuery } from "convex/react";
import { api } from "../convex/_generated/api";

export default function App() {
  const departures = useQuery(api.departures.listDepartures, {});

  if (departures === undefined) return <p>Loading...</p>;
  if (departures.length === 0) return <p>No departures</p>;

  return (
    <ul>
      {departures.map((departure) => (
        <li key={departure._id}>
          {departure.line}, platform {departure.platform}
        </li>
      ))}
    </ul>
  );
}
