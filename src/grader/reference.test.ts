import { afterEach, expect, test, vi } from "vitest";
import { temporaryTree } from "../testing/temporary-tree.ts";
import { reference } from "./reference.ts";
import { stubGradingEnvironment } from "./stub-grading-environment.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("The reference's facts are told in the same form as the candidate's.", async () => {
  await using folder = await temporaryTree({
    "facts.json": JSON.stringify({
      schema: { tables: [{ tableName: "logs", documentType: null, indexes: [] }] },
      functions: [
        { functionType: "HttpAction", method: "GET", path: "/a" },
        {
          args: { type: "any" },
          functionType: "Query",
          identifier: "logs.js:list",
          returns: { type: "null" },
          visibility: { kind: "public" },
        },
      ],
    }),
  });
  stubGradingEnvironment({ FAULTLINE_REFERENCE_FACTS: `${folder.directory}/facts.json` });
  expect(await reference.schema()).toEqual({
    logs: { document: "any", indexes: [], searchIndexes: [], vectorIndexes: [] },
  });
  expect(await reference.functions()).toEqual({
    "logs:list": { kind: "query", visibility: "public", args: "any" },
  });
  expect(await reference.functions({ returns: true })).toEqual({
    "logs:list": { kind: "query", visibility: "public", args: "any", returns: "null" },
  });
  expect(await reference.routes()).toEqual(["GET /a"]);
});
