import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import {
  action,
  clientVersions,
  mutation,
  query,
  recordingLogger,
  setAdminAuth,
} from "./client-versions.ts";
import { project } from "./project.ts";

const user = {
  subject: "user-1",
  issuer: "https://issuer.example.com",
  name: "Ada L",
  email: "ada@example.com",
  emailVerified: true,
  role: "editor",
};
const identity = { ...user, tokenIdentifier: "https://issuer.example.com|user-1" };

describe.each(clientVersions)("clients of $version", ({ browser, react }) => {
  let deployed: DeployedProject;
  beforeAll(async () => {
    deployed = await deployProject(await detectSandbox(), project);
    requirePushed(deployed);
  });
  afterAll(() => deployed[Symbol.asyncDispose]());

  const url = () => deployed.deployment.url;
  const connect = () => new browser.ConvexClient(url(), { logger: false });
  const http = () => new browser.ConvexHttpClient(url(), { logger: false });

  test("an anonymous client is nobody, in every kind of function", async () => {
    const client = connect();
    const seen = [
      await client.query(query("counters:who"), {}),
      await client.mutation(mutation("counters:whoNow"), {}),
      await client.action(action("counters:whoActs"), {}),
    ];
    expect(seen).toEqual([null, null, null]);
    await client.close();
  });

  test("the admin changes tables with the platform's own mutations, over both protocols", async () => {
    const client = connect();
    setAdminAuth(client.client, deployed.deployment.adminKey);
    const once = http();
    setAdminAuth(once, deployed.deployment.adminKey);
    const add = mutation("_system/frontend/addDocument");
    const row = (name: string) => ({ table: "counters", documents: [{ name, value: 7 }] });
    expect(await client.mutation(add, row("live"))).toEqual({ success: true });
    expect(await client.query(query("counters:read"), { name: "live" })).toBe(7);
    expect(await once.mutation(add, row("once"))).toEqual({ success: true });
    expect(await once.query(query("counters:read"), { name: "once" })).toBe(7);
    const clear = mutation("_system/frontend/clearTablePage");
    const cleared = await client.mutation(clear, { tableName: "counters", cursor: null });
    expect(cleared).toMatchObject({ deleted: 2, hasMore: false });
    expect(await client.query(query("counters:read"), { name: "live" })).toBe(0);
    await client.close();
  });

  test("the admin acts as a user with all attributes, over both protocols", async () => {
    const client = connect();
    setAdminAuth(client.client, deployed.deployment.adminKey, user);
    expect(await client.query(query("counters:who"), {})).toEqual(identity);
    expect(await client.mutation(mutation("counters:whoNow"), {})).toBe("user-1");
    expect(await client.action(action("counters:whoActs"), {})).toBe("user-1");
    await client.close();
    const once = http();
    setAdminAuth(once, deployed.deployment.adminKey, {
      ...user,
      name: "Ada é",
      tokenIdentifier: "own",
    });
    expect(await once.query(query("counters:who"), {})).toEqual({
      ...identity,
      name: "Ada é",
      tokenIdentifier: "own",
    });
  });

  test("a change of identity runs every subscription again", async () => {
    const client = new react.ConvexReactClient(url(), { logger: false });
    const seen: unknown[] = [];
    const watch = client.watchQuery(query("counters:who"), {});
    watch.onUpdate(() => seen.push(watch.localQueryResult()));
    await expect.poll(() => seen).toEqual([null]);
    setAdminAuth(client, deployed.deployment.adminKey, user);
    await expect.poll(() => seen).toEqual([null, identity]);
    client.clearAuth();
    await expect.poll(() => seen).toEqual([null, identity, null]);
    await client.close();
  });

  test("the admin calls internal functions and the platform's own", async () => {
    const client = connect();
    setAdminAuth(client.client, deployed.deployment.adminKey);
    expect(await client.query(query("counters:secret"), {})).toBe("seen");
    const tables = await client.query(query("_system/frontend/getTableMapping"), {});
    expect(JSON.stringify(tables)).toContain('"counters"');
    await client.close();
  });

  test("a wrong admin key is an AuthError, after which the client goes on as nobody", async () => {
    const { lines, logger } = recordingLogger();
    const client = new browser.ConvexClient(url(), { logger });
    setAdminAuth(client.client, "wrong");
    const seen: unknown[] = [];
    client.onUpdate(query("counters:who"), {}, (value) => seen.push(value));
    await expect.poll(() => seen).toEqual([null]);
    expect(lines).toContain(
      'Failed to authenticate: "The provided deploy key was invalid for deployment", check your server auth config',
    );
    await client.close();
    const once = http();
    setAdminAuth(once, "wrong");
    await expect(once.query(query("counters:who"), {})).rejects.toThrow(
      '{"code":"BadDeployKey","message":"The provided deploy key was invalid for deployment"}',
    );
  });
});
