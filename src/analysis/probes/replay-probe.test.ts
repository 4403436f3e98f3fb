import { expect, test } from "vitest";
import { investigationFixture } from "./investigation.fixture.ts";
import { referenceProbe } from "./reference-probe.ts";
import { replayOfDoubt, replayProbe } from "./replay-probe.ts";

const steady = investigationFixture({ isSound: (files) => files["convex/index.ts"] === "" });
const nothingPasses = investigationFixture({ isSound: () => false }).grade;

async function doubt(freshGrade = steady.grade) {
  const reference = await referenceProbe(steady);
  const replay = await replayProbe(steady, reference);
  const doubted = await replayOfDoubt({ ...steady, freshGrade }, replay, reference);
  return { replay, doubted };
}

test("a failure that comes out the same again does not flip", async () => {
  const { replay } = await doubt();
  expect([replay.candidateFlips, replay.referenceFlips]).toEqual([0, 0]);
});

test("what a certificate showed to flip is nobody's fault where the reference flips as well", async () => {
  const { doubted } = await doubt(nothingPasses);
  expect([doubted.candidateFlips, doubted.referenceFlips]).toEqual([1, 3]);
});

test("what a certificate showed to flip leaves the replay as it is where the reference is steady", async () => {
  const { replay, doubted } = await doubt();
  expect(doubted).toEqual(replay);
});
