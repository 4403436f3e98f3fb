import { beforeEach, deployment, expect, reference, test } from "faultline/grader";
import type { NewDocument } from "faultline/grader";

const session = {
  layout: { seats: 4, games: ["Tigris", "Hive"] },
  moves: [
    { player: "Uma", minute: 3 },
    { player: "Jory", minute: 4.5 },
  ],
  rematches: {},
  houseRules: { dice: "reroll once", clock: "none" },
  outcome: { kind: "won", detail: "Uma" },
  score: 61,
};

const replay = Uint8Array.from([1, 2, 3]).buffer;

beforeEach(() => deployment.clear());

// task: "The table has exactly these six fields"
// task: "Its keys are ids of documents of this same table"
// task: "each value is an object with `replay` (bytes)"
test("A session comes back as it was stored, with earlier sessions as keys.", async () => {
  const earlier = await deployment.insert("sessions", session);
  const rematch = { ...session, rematches: { [earlier]: { replay } } };
  await deployment.insert("sessions", rematch);
  expect(await deployment.list("sessions")).toEqual([
    expect.objectContaining(session),
    expect.objectContaining(rematch),
  ]);
});

// task: "Lists and records may be empty."
// task: "one of two objects, told apart by `kind`"
// task: "`score`: a string or a number"
test.each([
  { layout: { seats: 0, games: [] } },
  { moves: [] },
  { houseRules: {} },
  { outcome: { kind: "abandoned", detail: 95 } },
  { score: "3 : 2" },
])("A session with %j is accepted.", async (change) => {
  await deployment.insert("sessions", { ...session, ...change });
  expect(await deployment.list("sessions")).toEqual([expect.objectContaining(change)]);
});

// task: "The table has exactly these six fields, all required"
test.each(Object.keys(session))("A session without %s is refused.", async (field) => {
  await expectRefused({ [field]: undefined });
});

// task: "Objects have exactly the fields that are listed here, all of them required."
test.each([
  { layout: { seats: 4 } },
  { layout: { games: [] } },
  { layout: { seats: 4, games: [], felt: "green" } },
  { moves: [{ player: "Uma" }] },
  { moves: [{ minute: 3 }] },
  { moves: [{ player: "Uma", minute: 3, piece: "bee" }] },
  { outcome: { kind: "won" } },
  { outcome: { detail: "Uma" } },
  { outcome: { kind: "won", detail: "Uma", by: 3 } },
  { host: "Uma" },
])("A session with %j lacks a field or has one too many.", async (change) => {
  await expectRefused(change);
});

// task: "an object with `seats` (number) and `games` (list of strings)"
// task: "a list of objects, each with `player` (string) and `minute` (number)"
// task: "a record from strings to strings"
// task: "`score`: a string or a number"
test.each([
  { layout: { seats: "4", games: [] } },
  { layout: { seats: 4, games: ["Hive", 2] } },
  { layout: { seats: 4, games: "Hive" } },
  { layout: [] },
  { moves: { player: "Uma", minute: 3 } },
  { moves: [{ player: 1, minute: 3 }] },
  { moves: [{ player: "Uma", minute: "3" }] },
  { moves: ["Uma"] },
  { houseRules: { dice: 1 } },
  { houseRules: { dice: null } },
  { houseRules: ["reroll once"] },
  { score: true },
  { score: null },
  { score: [61] },
])("A session with %j has a value of a wrong type.", async (change) => {
  await expectRefused(change);
});

// task: "one of two objects, told apart by `kind`"
test.each([
  { kind: "lost", detail: "Uma" },
  { kind: "Won", detail: "Uma" },
  { kind: "won", detail: 95 },
  { kind: "abandoned", detail: "Uma" },
  { kind: null, detail: "Uma" },
])("The outcome %j is none of the two.", async (outcome) => {
  await expectRefused({ outcome });
});

// task: "Its keys are ids of documents of this same table"
test("A text that is no id is refused as the key of a rematch.", async () => {
  await expectRefused({ rematches: { "session-12": { replay } } });
});

// task: "each value is an object with `replay` (bytes)"
// task: "Objects have exactly the fields that are listed here, all of them required."
test("A rematch holds exactly the bytes of its replay.", async () => {
  const earlier = await deployment.insert("sessions", session);
  const wrong = [replay, "AQID", {}, { replay: "AQID" }, { replay: null }, { replay, turns: 3 }];
  for (const rematch of wrong) await expectRefused({ rematches: { [earlier]: rematch } });
});

// task: "exactly one table, `sessions`, no indexes"
// task: "The table has exactly these six fields, all required"
test("The schema has one table with these fields and no indexes.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
});

// task: "no indexes, and no functions"
test("There are no functions.", async () => {
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
});

// task: "Objects have exactly the fields that are listed here, all of them required."
async function expectRefused(change: NewDocument): Promise<void> {
  const changed = { ...session, ...change };
  await expect(deployment.insert("sessions", changed)).rejects.toThrow("does not match the schema");
}
