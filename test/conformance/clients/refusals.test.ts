import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { clientVersions, messageOf, mutation, query } from "./client-versions.ts";
import { project } from "./project.ts";

describe.each(clientVersions)("clients of $version", ({ browser }) => {
  let deployed: DeployedProject;
  beforeAll(async () => {
    deployed = await deployProject(await detectSandbox(), project);
    requirePushed(deployed);
  });
  afterAll(() => deployed[Symbol.asyncDispose]());

  const connect = () => new browser.ConvexClient(deployed.deployment.url, { logger: false });
  const http = () => new browser.ConvexHttpClient(deployed.deployment.url, { logger: false });

  test.each([
    [
      "an argument of the wrong type",
      "counters:add",
      { name: 1 },
      "ArgumentValidationError: Value does not match validator.\nPath: .name\nValue: 1.0\nValidator: v.string()",
    ],
    [
      "a function that is not there",
      "counters:nothing",
      {},
      "Could not find public function for 'counters:nothing'. Did you forget to run `npx convex dev`?",
    ],
    [
      "an internal function",
      "counters:addLater",
      { name: "x" },
      "Could not find public function for 'counters:addLater'. Did you forget to run `npx convex dev`?",
    ],
    [
      "a function of the platform's own",
      "_system/frontend/addDocument",
      {},
      "Could not find public function for '_system/frontend/addDocument'. Did you forget to run `npx convex dev`?",
    ],
    [
      "a query",
      "counters:read",
      { name: "x" },
      "Trying to execute counters.js:read as Mutation, but it is defined as Query.",
    ],
  ])("a mutation call of %s is refused", async (...[, path, args, text]) => {
    const client = connect();
    expect(await messageOf(client.mutation(mutation(path), args))).toBe(
      `[CONVEX M(${path})] [Request ID: …] Server Error\n${text}\n  Called by client`,
    );
    expect(await messageOf(http().mutation(mutation(path), args))).toBe(
      `[Request ID: …] Server Error\n${text}`,
    );
    await client.close();
  });

  test.each([
    [
      "counters:narrow",
      {},
      "ReturnsValidationError: Value does not match validator.\nValue: 1.0\nValidator: v.string()",
    ],
    [
      "counters:fetching",
      {},
      "Can't use fetch() in queries and mutations. Please consider using an action.",
    ],
    [
      "items:twoPages",
      { paginationOpts: { numItems: 1, cursor: null } },
      "ran multiple paginated queries",
    ],
  ])("the query %s fails with the platform's text", async (path, args, text) => {
    const client = connect();
    const [live, once] = [client.query(query(path), args), http().query(query(path), args)].map(
      messageOf,
    );
    expect([await live, await once]).toEqual([
      expect.stringContaining(text),
      expect.stringContaining(text),
    ]);
    await client.close();
  });
});
