import { useQuery } from "convex/react";
import * as React from "react";
import { api } from "../convex/_generated/api";
import { Row } from "./Row";

export const Board: React.FC = () => {
  const rows = useQuery(api.departures.listDepartures);
  if (!rows) return <div role="status">Loading...</div>;
  return rows.length > 0 ? (
    <ol>
      {rows.map(({ _id, line, platform }) => (
        <Row key={_id} line={line} platform={platform} />
      ))}
    </ol>
  ) : (
    <div>No departures</div>
  );
};
