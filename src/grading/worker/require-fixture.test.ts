import { expect, test } from "vitest";
import { startFixtureServer } from "./fixture-server.ts";
import { requireFixture } from "./require-fixture.ts";

test("a failed test is believed only where the fixture answers", async () => {
  const fixture = await startFixtureServer();
  const { origin } = fixture;
  await requireFixture(origin, [{ status: "passed" }, { status: "failed" }]);
  await fixture[Symbol.asyncDispose]();
  await requireFixture(origin, [{ status: "passed" }]);
  await expect(requireFixture(origin, [{ status: "failed" }])).rejects.toMatchObject({
    kind: "retry",
    message: "The fixture, from which candidates fetch, does not answer.",
  });
});
