import { expect, test } from "vitest";
import { analystChoice } from "./analyst-options.ts";

test("the rules alone judge unless an analyst is chosen, with its bounds", () => {
  expect(analystChoice({})).toBeUndefined();
  expect(analystChoice({ analyst: "llm", model: "acme/judge", calls: "7" })).toEqual({
    kind: "llm",
    model: "acme/judge",
    mostCalls: 7,
  });
  const command = { analyst: "command", analystCommand: "judge --json", analystTime: "5" };
  expect(analystChoice({ ...command, analystEnv: ["KEY"] })).toEqual({
    kind: "command",
    command: "judge --json",
    environment: ["KEY"],
    timeLimitMs: 5000,
    mostCalls: 200,
  });
});

test.each([
  [{ analyst: "oracle" }, '"oracle" is no analyst: give rule, llm or command.'],
  [{ analyst: "llm" }, "--analyst llm needs a model: -m provider/name."],
  [{ analyst: "command" }, '--analyst command needs a command: --analyst-command "…".'],
  [{ calls: "none" }, '"none" is no number of calls: give a whole number from 1.'],
])("%j is the user's mistake", (options, message) => {
  expect(() => analystChoice(options)).toThrow(message);
});
