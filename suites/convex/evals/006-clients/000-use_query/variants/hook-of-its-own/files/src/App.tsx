import { createElement } from "react";
import { useDepartures } from "./useDepartures";

export default function App() {
  const board = useDepartures();
  switch (board.state) {
    case "loading":
      return createElement("p", null, "Loading...");
    case "empty":
      return createElement("p", null, "No departures");
    case "filled":
      return createElement(
        "ul",
        null,
        board.departures.map((departure) =>
          createElement("li", { key: departure._id }, `${departure.line}, platform ${departure.platform}`),
        ),
      );
  }
}
