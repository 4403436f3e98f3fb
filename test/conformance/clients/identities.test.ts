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
import { createTokenIssuer } from "./token-issuer.ts";

const rsa = createTokenIssuer("https://rsa.example.com", "RS256");
const ecdsa = createTokenIssuer("https://ecdsa.example.com", "ES256");
const stranger = createTokenIssuer("https://rsa.example.com", "RS256");
const providers = [
  rsa.provider,
  ecdsa.provider,
  { domain: "https://far.example.com", applicationID: "app" },
];
const authConfig = `export default { providers: ${JSON.stringify(providers)} };`;

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
    const files = { ...project, "convex/auth.config.ts": authConfig };
    deployed = await deployProject(await detectSandbox(), files);
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
    expect(Object.values(Object(tables))).toContain("counters");
    await client.close();
  });

  test("a wrong admin key is an AuthError, after which the client goes on as nobody", async () => {
    const { lines, logger } = recordingLogger();
    const client = new browser.ConvexClient(url(), { logger });
    setAdminAuth(client.client, "wrong");
    const seen: unknown[] = [];
    client.onUpdate(query("counters:who"), {}, (value) => seen.push(value));
    await expect.poll(() => seen, { timeout: 20_000 }).toEqual([null]);
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

  test.each([
    ["RS256", rsa],
    ["ES256", ecdsa],
  ])("a user signs in with a token of the project's provider (%s)", async (_algorithm, issuer) => {
    const issuerUrl = String(issuer.provider["issuer"]);
    const claims = {
      email: "a@b.c",
      email_verified: true,
      given_name: "Ada",
      properties: { team: { id: 7 } },
    };
    const expected = {
      subject: "user-1",
      issuer: issuerUrl,
      tokenIdentifier: `${issuerUrl}|user-1`,
      email: "a@b.c",
      emailVerified: true,
      givenName: "Ada",
      "properties.team.id": 7,
    };
    const client = connect();
    const states: boolean[] = [];
    client.setAuth(
      async () => issuer.token(claims),
      (isAuthenticated) => states.push(isAuthenticated),
    );
    expect(await client.query(query("counters:who"), {})).toEqual(expected);
    await expect.poll(() => states).toEqual([true]);
    await client.close();
    const once = http();
    once.setAuth(issuer.token(claims));
    expect(await once.query(query("counters:who"), {})).toEqual(expected);
  });

  const seconds = Math.floor(Date.now() / 1000);
  test.each([
    ["of another signer", stranger.token({}), "InvalidAuthHeader", "Could not validate token"],
    [
      "that has expired",
      rsa.token({ exp: seconds - 10 }),
      "InvalidAuthHeader",
      "Could not validate token",
    ],
    [
      "for another audience",
      rsa.token({ aud: "other" }),
      "NoAuthProvider",
      "No auth provider found matching the given token",
    ],
    [
      "of an unknown issuer",
      rsa.token({ iss: "https://x" }),
      "NoAuthProvider",
      "No auth provider found matching the given token",
    ],
    [
      "whose keys are far away",
      rsa.token({ iss: "https://far.example.com" }),
      "AuthProviderDiscoveryFailed",
      "Auth provider discovery of https://far.example.com failed",
    ],
    ["that is none", "nonsense", "InvalidAuthHeader", "Could not parse JWT payload"],
  ])("a token %s is refused", async (_name, token, code, text) => {
    const once = http();
    once.setAuth(token);
    await expect(once.query(query("counters:who"), {})).rejects.toThrow(
      `{"code":"${code}","message":"${text}`,
    );
    const { lines, logger } = recordingLogger();
    const client = new browser.ConvexClient(url(), { logger });
    const states: boolean[] = [];
    client.setAuth(
      async () => token,
      (isAuthenticated) => states.push(isAuthenticated),
    );
    await expect.poll(() => states, { timeout: 20_000 }).toEqual([false]);
    expect(await client.query(query("counters:who"), {})).toBeNull();
    expect(lines.filter((line) => line.includes("FATAL"))).toEqual([]);
    await client.close();
  });

  test("a client whose token runs out gets another one", async () => {
    const client = new browser.ConvexClient(url(), {
      logger: false,
      authRefreshTokenLeewaySeconds: 0,
    });
    const lifetimes = [2, 3, 3600];
    let given = 0;
    client.setAuth(async () => {
      const now = Math.floor(Date.now() / 1000);
      const lifetime = lifetimes[given] ?? 3600;
      given += 1;
      return rsa.token({ sub: `user-${given}`, iat: now, exp: now + lifetime });
    });
    const seen: unknown[] = [];
    client.onUpdate(query("counters:who"), {}, (value) =>
      seen.push(Reflect.get(Object(value), "subject")),
    );
    await expect.poll(() => seen.at(-1), { timeout: 20_000 }).toBe("user-3");
    await client.close();
  });
});
