import { expect, test } from "vitest";
import { certificateFixture, verdictFixture } from "../../analysis/reports/report.fixture.ts";
import { gradedReport, gradedRunFixture, gradedStore, runCommand } from "../workbench.fixture.ts";

async function storeWithCertificates() {
  const store = await gradedStore();
  const verdicts = [
    verdictFixture({ certificate: certificateFixture() }),
    verdictFixture({
      certificate: certificateFixture({ id: "77aa0000", evalPath: "002-more/001-gamma" }),
    }),
  ];
  await store.saveReport(gradedRunFixture().id, { ...gradedReport(), verdicts });
  return store;
}

test("a certificate that reproduces ends with 0 and shows both outcomes", async () => {
  const { before, after } = certificateFixture();
  const replay = async () => ({ reproduced: true, before, after });
  const { code, output } = await runCommand("replay 77d0", await storeWithCertificates(), {
    replay,
  });
  expect(code).toBe(0);
  expect(output.split("\n")).toEqual([
    "Certificate 77d02e11 · 001-basics/001-alpha",
    "",
    "    --- a/convex/index.ts",
    "    +++ b/convex/index.ts",
    "    @@ -1 +1 @@",
    "    -bad",
    "    +good",
    "",
    "without it   failed at deploy   (recorded: failed at deploy)",
    "with it      passed   (recorded: passed)",
    "",
    "The same outcome again.",
  ]);
});

test("a certificate that does not reproduce ends with 1", async () => {
  const { before } = certificateFixture();
  const replay = async () => ({ reproduced: false, before, after: before });
  const { code, json } = await runCommand("replay 77d02e11 --json", await storeWithCertificates(), {
    replay,
  });
  expect([code, json]).toEqual([
    1,
    {
      certificate: "77d02e11",
      evalPath: "001-basics/001-alpha",
      reproduced: false,
      before,
      after: before,
    },
  ]);
});

test("an unknown or ambiguous certificate lists those that are there", async () => {
  const unknown = await runCommand("replay ff", await storeWithCertificates());
  expect([unknown.code, unknown.notes]).toEqual([
    2,
    'No certificate starts with "ff": there are 77d02e11 (001-basics/001-alpha), 77aa0000 (002-more/001-gamma).',
  ]);
  const ambiguous = await runCommand("replay 77", await storeWithCertificates());
  expect([ambiguous.code, ambiguous.notes]).toEqual([
    2,
    '2 certificates start with "77": 77d02e11 (001-basics/001-alpha), 77aa0000 (002-more/001-gamma). Give more of the id.',
  ]);
});
