import { beforeEach, deployment, describe, expect, test } from "faultline/grader";

const publicProbes = [
  ["query", "selftest:readProbe"],
  ["mutation", "selftest:writeProbe"],
  ["action", "selftest:taskProbe"],
] as const;

const internalProbes = [
  ["query", "selftest:keeperReadProbe"],
  ["mutation", "selftest:keeperWriteProbe"],
  ["action", "selftest:keeperTaskProbe"],
] as const;

const kinds = ["query", "mutation", "action"] as const;

beforeEach(() => deployment.clear());

test.each(publicProbes)(
  "A client may call the public %s %s, which gives null.",
  async (kind, name) => {
    expect(await deployment.anonymous[kind](name)).toBeNull();
  },
);

test.each(internalProbes)("No client may call the internal %s %s.", async (kind, name) => {
  await expect(deployment.anonymous[kind](name)).rejects.toThrow("Could not find public function");
});

test.each(internalProbes)(
  "The admin may call the internal %s %s, which gives null.",
  async (kind, name) => {
    expect(await deployment.admin[kind](name)).toBeNull();
  },
);

describe.each([...publicProbes, ...internalProbes])("The %s %s", (kind, name) => {
  test("refuses an argument.", async () => {
    await expect(deployment.admin[kind](name, { lamp: 1 })).rejects.toThrow(
      "ArgumentValidationError",
    );
  });

  test.each(kinds.filter((other) => other !== kind))("is not a %s.", async (other) => {
    await expect(deployment.admin[other](name)).rejects.toThrow(`Trying to execute selftest.js`);
  });
});

test("The project has these six functions and no others.", async () => {
  expect(await deployment.functions()).toEqual({
    "selftest:keeperReadProbe": { kind: "query", visibility: "internal", args: { object: {} } },
    "selftest:keeperTaskProbe": { kind: "action", visibility: "internal", args: { object: {} } },
    "selftest:keeperWriteProbe": { kind: "mutation", visibility: "internal", args: { object: {} } },
    "selftest:readProbe": { kind: "query", visibility: "public", args: { object: {} } },
    "selftest:taskProbe": { kind: "action", visibility: "public", args: { object: {} } },
    "selftest:writeProbe": { kind: "mutation", visibility: "public", args: { object: {} } },
  });
});
