import { z } from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Deployment } from "../../../src/backend/deployment.ts";
import { startDeployment } from "../../../src/backend/start-deployment.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { clients, createCliProject, type CliProject, type CliRun } from "../cli-project.ts";
import { httpCaller, type HttpCaller } from "../http-caller.ts";
import { recordingProxy, type RecordedRequest, type RecordingProxy } from "../recording-proxy.ts";
import { messagesProject } from "./messages-project.fixture.ts";

const timeout = 120_000;

const sentModule = z.object({ path: z.string(), environment: z.string() });
const appDefinition = z
  .object({
    appDefinition: z.object({
      changedModules: z.array(sentModule),
      unchangedModuleHashes: z.array(sentModule),
    }),
  })
  .transform((request) => request.appDefinition);

describe.each(clients)("`convex dev --once` of %s", (_, client) => {
  let deployment: Deployment;
  let proxy: RecordingProxy;
  let project: CliProject;
  let first: CliRun;
  let firstRequests: readonly RecordedRequest[];

  beforeAll(async () => {
    deployment = await startDeployment({ sandbox: await detectSandbox() });
    proxy = await recordingProxy(deployment);
    project = await createCliProject(client, messagesProject);
    first = await project.run(proxy.deployment, "dev", "--once");
    firstRequests = proxy.requests;
  }, timeout);
  afterAll(async () => {
    await project[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
    await deployment[Symbol.asyncDispose]();
  });

  const call: HttpCaller = (path, args) => httpCaller(deployment.url)(path, args);

  test("ends well and tells what it did", () => {
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).toContain("Added table indexes:\n  [+] messages.by_body   body");
    expect(first.stderr).toContain("Convex functions ready!");
  });

  test("sends its requests in order, and each is answered", () => {
    const pushing = firstRequests.filter(({ name }) => !name.includes("stream_function_logs"));
    expect(pushing.map(({ name, status }) => `${name} ${status}`)).toEqual([
      "GET /api/v1/get_canonical_urls 200",
      "POST /api/get_config_hashes 200",
      ...(client === "convex" ? [] : ["POST /api/deploy2/evaluate_schema 200"]),
      "POST /api/deploy2/start_push 200",
      "POST /api/deploy2/wait_for_schema 200",
      "POST /api/deploy2/finish_push 200",
    ]);
  });

  test("writes the deployment's addresses to the project", async () => {
    expect(await project.read(".env.local")).toBe(
      `CONVEX_URL=${proxy.deployment.url}\n\nCONVEX_SITE_URL=${deployment.siteUrl}\n`,
    );
  });

  test("generates code from the deployment's analysis", async () => {
    const api = await project.read("convex/_generated/api.d.ts");
    expect(api).toContain(`import type * as messages from "../messages.js";`);
    expect(api).toContain("export declare const components: {};");
    expect(await project.read("convex/_generated/server.d.ts")).toContain(
      "readonly CONVEX_SITE_URL: string;",
    );
  });

  test("puts functions, shared chunks, Node actions and HTTP actions in place", async () => {
    await call("messages:send", { body: "hello" });
    expect(await call("messages:list")).toEqual(["hello!"]);
    expect(await call("other:loud")).toBe("loud!");
    expect(await call("seal:md5")).toBe("9dd4e461268c8034f5c8564e155c67a6");
    expect(await (await fetch(`${deployment.siteUrl}/ping`)).text()).toBe("pong");
  });

  test("an error is mapped to its source through the map that was pushed", async () => {
    await expect(call("other:broken")).rejects.toThrow(
      /Server Error\nUncaught Error: no luck\n    at handler \(\.\.\/convex\/other\.ts:5:9\)/,
    );
  });

  test("a later push sends hashes of the modules that did not change", { timeout }, async () => {
    // The code that the first push generated is bundled by the second.
    await project.run(proxy.deployment, "dev", "--once");
    proxy.forget();
    const other = messagesProject["convex/other.ts"] ?? "";
    await project.write({ "convex/other.ts": other.replace('"loud"', '"LOUD"') });
    const later = await project.run(proxy.deployment, "dev", "--once");
    expect(later).toMatchObject({ code: 0 });
    const start = proxy.requests.find(({ name }) => name.endsWith("/start_push"));
    const { changedModules, unchangedModuleHashes } = appDefinition.parse(start?.body);
    expect(changedModules.map(({ path }) => path)).toEqual(["other.js"]);
    expect(unchangedModuleHashes).toContainEqual({ path: "messages.js", environment: "isolate" });
    expect(unchangedModuleHashes).toContainEqual({ path: "seal.js", environment: "node" });
    expect([await call("other:loud"), await call("messages:list")]).toEqual(["LOUD!", ["hello!"]]);
  });

  test("documents that do not fit the schema stop the push", { timeout }, async () => {
    const schema = messagesProject["convex/schema.ts"] ?? "";
    await project.write({ "convex/schema.ts": schema.replace("v.string()", "v.number()") });
    const failed = await project.run(proxy.deployment, "dev", "--once");
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(
      /Schema validation failed\.\n.*Document with ID "\w+" in table "messages" does not match the schema: Value does not match validator\.\nPath: \.body\nValue: "hello!"\nValidator: v\.float64\(\)/s,
    );
    expect(await call("messages:list")).toEqual(["hello!"]);
  });
});
