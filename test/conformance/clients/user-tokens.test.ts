import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { clientVersions, query, recordingLogger } from "./client-versions.ts";
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

describe.each(clientVersions)("clients of $version", ({ browser }) => {
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
  ])("a token %s is refused", async (...[, token, code, text]) => {
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
    await expect.poll(() => states).toEqual([false]);
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
    await expect.poll(() => seen.at(-1)).toBe("user-3");
    await client.close();
  });
});
