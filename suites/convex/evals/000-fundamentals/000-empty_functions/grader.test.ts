import { beforeEach, deployment, expect, test } from "faultline/grader";

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

const allProbes = [...publicProbes, ...internalProbes] as const;

const kinds = ["query", "mutation", "action"] as const;

beforeEach(() => deployment.clear());

// task: "Each takes no arguments, refuses a call that passes any, and returns null."
test.each(publicProbes)(
  "A client may call the public %s %s, which gives null.",
  async (kind, name) => {
    expect(await deployment.anonymous[kind](name)).toBeNull();
  },
);

// task: "The internal ones must not be callable by clients."
// task: "Each takes no arguments, refuses a call that passes any, and returns null."
test.each(internalProbes)(
  "Only the admin may call the internal %s %s, which gives null.",
  async (kind, name) => {
    await expect(deployment.anonymous[kind](name)).rejects.toThrow(
      "Could not find public function",
    );
    expect(await deployment.admin[kind](name)).toBeNull();
  },
);

// task: "Each takes no arguments, refuses a call that passes any, and returns null."
test.each(allProbes)("The %s %s refuses an argument.", async (kind, name) => {
  await expect(deployment.admin[kind](name, { lamp: 1 })).rejects.toThrow(
    "ArgumentValidationError",
  );
});

// task: "A lighthouse runs a self-test that, for now, does nothing."
test.each(allProbes)("The %s %s logs, reads and writes nothing.", async (kind, name) => {
  expect(await deployment.logLines(kind, name)).toEqual([]);
  expect(await deployment.usage(kind, name)).toMatchObject({
    documentsRead: 0,
    documentsWritten: 0,
  });
});

// task: "`readProbe`, a public query"
// task: "`writeProbe`, a public mutation"
// task: "`taskProbe`, a public action"
// task: "`keeperReadProbe`, an internal query"
// task: "`keeperWriteProbe`, an internal mutation"
// task: "`keeperTaskProbe`, an internal action"
test.each(allProbes)("The %s %s is of no other kind.", async (kind, name) => {
  for (const other of kinds.filter((each) => each !== kind)) {
    await expect(deployment.admin[other](name)).rejects.toThrow("Trying to execute selftest.js");
  }
});

// task: "The project has these six functions and no others."
// task: "Write no schema and no HTTP routes."
test("The project has these six functions and no others.", async () => {
  expect(await deployment.functions()).toEqual({
    "selftest:keeperReadProbe": { kind: "query", visibility: "internal", args: { object: {} } },
    "selftest:keeperTaskProbe": { kind: "action", visibility: "internal", args: { object: {} } },
    "selftest:keeperWriteProbe": { kind: "mutation", visibility: "internal", args: { object: {} } },
    "selftest:readProbe": { kind: "query", visibility: "public", args: { object: {} } },
    "selftest:taskProbe": { kind: "action", visibility: "public", args: { object: {} } },
    "selftest:writeProbe": { kind: "mutation", visibility: "public", args: { object: {} } },
  });
  expect(await deployment.schema()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
});
