import { expect, test } from "vitest";
import type { PeerOutcome } from "../../domain/peer-outcome.ts";
import { investigationFixture } from "./investigation.fixture.ts";
import { peersProbe } from "./peers-probe.ts";

function peer(change: Partial<PeerOutcome> = {}): PeerOutcome {
  return {
    run: "r",
    provider: "p",
    model: "m1",
    guidelines: true,
    passed: false,
    signature: "tests · vitest · toBe",
    ...change,
  };
}

test("counts how the eval went elsewhere", () => {
  const others = [
    peer(),
    peer({ signature: "deploy · typescript · TS2322" }),
    peer({ passed: true }),
  ];
  const finding = peersProbe(investigationFixture(), others);
  expect(finding.outcomes).toEqual({ passed: 1, failedAlike: 1, failedOtherwise: 1 });
  expect(finding.suspect).toBe("none");
  expect(finding.evidence.answer).toBe("Of 3, 1 passed, 1 failed alike and 1 failed otherwise.");
});

test("the eval is suspect where several models fail alike and none otherwise", () => {
  const other = peer({ model: "m2" });
  expect(peersProbe(investigationFixture(), [peer(), other]).suspect).toBe("eval");
  expect(peersProbe(investigationFixture(), [peer(), peer()]).suspect).toBe("none");
  expect(peersProbe(investigationFixture(), [peer(), other, peer({ passed: true })]).suspect).toBe(
    "none",
  );
});

test("the guidelines are suspect where only runs with them fail", () => {
  const without = peer({ guidelines: false, passed: true });
  const investigation = investigationFixture({ guidelines: "Be kind." });
  expect(peersProbe(investigation, [without, peer()]).suspect).toBe("guidelines");
  expect(peersProbe(investigationFixture(), [without, peer()]).suspect).toBe("none");
  expect(peersProbe(investigation, []).evidence.answer).toBe("No other stored run holds it.");
});
