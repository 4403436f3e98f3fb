import { afterAll, beforeAll, expect, test } from "vitest";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { project } from "./project.ts";
import { createTokenIssuer } from "./token-issuer.ts";

const issuer = createTokenIssuer("https://issuer.example.com", "RS256");
const authConfig = `export default { providers: [${JSON.stringify(issuer.provider)}] };`;

let deployed: DeployedProject;
beforeAll(async () => {
  const files = { ...project, "convex/auth.config.ts": authConfig };
  deployed = await deployProject(await detectSandbox(), files);
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

const who = async (authorization?: string): Promise<unknown> => {
  const headers = authorization === undefined ? {} : { authorization };
  return await (await fetch(`${deployed.deployment.siteUrl}/who`, { headers })).json();
};

test("an HTTP action runs mutations and answers with its own status and headers", async () => {
  const response = await fetch(`${deployed.deployment.siteUrl}/add`, {
    method: "POST",
    body: JSON.stringify({ name: "site" }),
  });
  expect([response.status, response.headers.get("x-answer"), await response.json()]).toEqual([
    201,
    "yes",
    { value: 1 },
  ]);
});

test("an HTTP action stores a file and gives it back with its type", async () => {
  const bytes = new Uint8Array([0, 255, 13, 10]);
  const response = await fetch(`${deployed.deployment.siteUrl}/file`, {
    method: "POST",
    headers: { "content-type": "image/x-test" },
    body: bytes,
  });
  expect([response.headers.get("content-type"), await response.bytes()]).toEqual([
    "image/x-test",
    bytes,
  ]);
});

test("the Authorization header tells an HTTP action who calls", async () => {
  expect(await who(`Bearer ${issuer.token({ sub: "s" })}`)).toMatchObject({ subject: "s" });
  const user = { subject: "u", issuer: "https://i" };
  const encoded = Buffer.from(JSON.stringify(user)).toString("base64");
  expect(await who(`Convex ${deployed.deployment.adminKey}:${encoded}`)).toMatchObject(user);
});

test.each([undefined, "Bearer nonsense", "Basic dXNlcjpwYXNz", "Convex wrong"])(
  "an HTTP action with the header %s is called by nobody",
  async (header) => {
    expect(await who(header)).toBeNull();
  },
);
