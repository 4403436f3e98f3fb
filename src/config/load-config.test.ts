import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../lib/harness-error.ts";
import { loadConfig } from "./load-config.ts";

test("without flags and environment the defaults hold", () => {
  const config = loadConfig({}, {});
  expect(config).toEqual({
    storeDirectory: resolve(".faultline"),
    reportsDirectory: resolve("reports"),
    suiteDirectory: resolve("suites/convex"),
    workers: availableParallelism(),
    requireSandbox: false,
  });
  expect(existsSync(config.suiteDirectory)).toBe(true);
});

test("the environment goes before the defaults and an empty variable is not set", () => {
  const environment = {
    FAULTLINE_STORE: "/data/store",
    FAULTLINE_REPORTS: "/data/reports",
    FAULTLINE_SUITE: "",
    FAULTLINE_WORKERS: "3",
    FAULTLINE_REQUIRE_SANDBOX: "1",
    FAULTLINE_CONFIG: "/data/faultline.config.ts",
    OPENAI_API_KEY: "key",
  };
  expect(loadConfig({}, environment)).toEqual({
    storeDirectory: resolve("/data/store"),
    reportsDirectory: resolve("/data/reports"),
    suiteDirectory: resolve("suites/convex"),
    workers: 3,
    requireSandbox: true,
    configFile: resolve("/data/faultline.config.ts"),
  });
});

test("flags go before the environment", () => {
  const environment = { FAULTLINE_STORE: "/data/store", FAULTLINE_WORKERS: "3" };
  expect(loadConfig({ store: "here", workers: "1" }, environment)).toMatchObject({
    storeDirectory: resolve("here"),
    workers: 1,
  });
});

test.each([["0"], ["two"], ["1.5"]])("%s workers make no sense", (workers) => {
  expect(() => loadConfig({ workers }, {})).toThrow(UsageError);
});

test("a yes-or-no variable with another value is refused by name", () => {
  expect(() => loadConfig({}, { FAULTLINE_REQUIRE_SANDBOX: "maybe" })).toThrow(
    'FAULTLINE_REQUIRE_SANDBOX is "maybe": set it to 1 or 0.',
  );
});

test("a budget is an amount of dollars", () => {
  expect(loadConfig({ budget: "$7.50" }, {}).budget).toBe(7.5);
  for (const budget of ["", "much", "-1"]) {
    expect(() => loadConfig({ budget }, {})).toThrow(`"${budget}" is no budget`);
  }
});
