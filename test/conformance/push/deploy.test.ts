import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Deployment } from "../../../src/backend/deployment.ts";
import { startDeployment } from "../../../src/backend/start-deployment.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { clients, createCliProject, type CliProject } from "../cli-project.ts";
import { httpCaller } from "../http-caller.ts";
import { recordingProxy, type RecordingProxy } from "../recording-proxy.ts";
import { messagesProject } from "./messages-project.fixture.ts";

const timeout = 120_000;

describe.each(clients)("the client %s", (_, client) => {
  let deployment: Deployment;
  let proxy: RecordingProxy;
  let project: CliProject;

  beforeAll(async () => {
    deployment = await startDeployment({ sandbox: await detectSandbox() });
    proxy = await recordingProxy(deployment);
    project = await createCliProject(client, messagesProject);
  }, timeout);
  afterAll(async () => {
    await project[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
    await deployment[Symbol.asyncDispose]();
  });

  const call = (path: string): Promise<unknown> => httpCaller(deployment.url)(path);
  const answered = (): string[] => proxy.requests.map(({ name, status }) => `${name} ${status}`);

  test("`codegen` has the code analysed and puts nothing in place", { timeout }, async () => {
    const { code, stderr } = await project.run(proxy.deployment, "codegen");
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(answered()).toEqual([
      "POST /api/get_config_hashes 200",
      "POST /api/deploy2/start_push 200",
    ]);
    expect(await project.read("convex/_generated/api.d.ts")).toContain(
      "messages: typeof messages;",
    );
    await expect(call("other:loud")).rejects.toThrow("Could not find public function");
  });

  test(
    "`deploy --dry-run` tells what would change and puts nothing in place",
    { timeout },
    async () => {
      proxy.forget();
      const { code, stderr } = await project.run(proxy.deployment, "deploy", "--dry-run");
      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(stderr).toContain("Would have deployed Convex functions");
      expect(stderr).toContain("Would add table indexes:\n  [+] messages.by_body   body");
      await expect(call("other:loud")).rejects.toThrow("Could not find public function");
    },
  );

  test(
    "`deploy` evaluates the schema, pushes and puts the code in place",
    { timeout },
    async () => {
      proxy.forget();
      const { code, stderr } = await project.run(proxy.deployment, "deploy");
      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(stderr).toContain("No indexes are deleted by this push");
      expect(stderr).toContain("Added table indexes:\n  [+] messages.by_body   body");
      expect(stderr).toContain("Deployed Convex functions to");
      expect([...new Set(answered())]).toEqual([
        "POST /api/get_config_hashes 200",
        "POST /api/deploy2/evaluate_schema 200",
        "POST /api/deploy2/start_push 200",
        "POST /api/deploy2/wait_for_schema 200",
        "POST /api/deploy2/finish_push 200",
      ]);
      expect(await call("other:loud")).toBe("loud!");
    },
  );

  test("`deploy` tells which indexes a push deletes", { timeout }, async () => {
    const schema = messagesProject["convex/schema.ts"] ?? "";
    await project.write({ "convex/schema.ts": schema.replace("by_body", "by_text") });
    const { code, stderr } = await project.run(proxy.deployment, "deploy");
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain("No large indexes are deleted by this push");
    expect(stderr).toContain("Deleted table indexes:\n  [-] messages.by_body   body");
    expect(stderr).toContain("Added table indexes:\n  [+] messages.by_text   body");
  });

  test("a wrong key is refused", { timeout }, async () => {
    const wrong = { ...proxy.deployment, adminKey: "wrong|key" };
    const { code, stderr } = await project.run(wrong, "deploy");
    expect(code).toBe(1);
    expect(stderr).toContain("401");
    expect(stderr).toContain("BadDeployKey: The provided deploy key was invalid for deployment");
  });

  test("variables are set and unset, and functions see them", { timeout }, async () => {
    expect(await call("messages:greeting")).toBeNull();
    const set = await project.run(proxy.deployment, "env", "set", "GREETING", "hello there");
    expect(set.stderr).toContain("Successfully set GREETING");
    expect(await call("messages:greeting")).toBe("hello there");
    const invalid = await project.run(proxy.deployment, "env", "set", "CONVEX_SITE_URL", "x");
    expect(invalid.code).toBe(1);
    expect(invalid.stderr).toContain("is built-in and cannot be overridden");
    const unset = await project.run(proxy.deployment, "env", "remove", "GREETING");
    expect(unset.stderr).toContain("Successfully unset GREETING");
    expect(await call("messages:greeting")).toBeNull();
  });

  test("`run` calls public and internal functions", { timeout }, async () => {
    const send = await project.run(proxy.deployment, "run", "messages:send", `{"body":"hi"}`);
    expect(send.stderr).toContain("[LOG] 'sending' 'hi'");
    expect((await project.run(proxy.deployment, "run", "messages:list")).stdout).toBe(
      `[\n  "hi!"\n]\n`,
    );
    expect((await project.run(proxy.deployment, "run", "messages:tick")).code).toBe(0);
    const failed = await project.run(proxy.deployment, "run", "other:broken");
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain(
      "Uncaught Error: no luck\n    at handler (../convex/other.ts:5:9)",
    );
  });
});
