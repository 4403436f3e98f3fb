import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  deployProject,
  requirePushed,
  type DeployedProject,
} from "../../../src/backend/deploy-project.fixture.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { clientVersions, mutation, query } from "./client-versions.ts";
import { project } from "./project.ts";

const content = Buffer.from("0123456789");
const digest = createHash("sha256").update(content).digest();

let deployed: DeployedProject;
beforeAll(async () => {
  deployed = await deployProject(await detectSandbox(), project);
  requirePushed(deployed);
});
afterAll(() => deployed[Symbol.asyncDispose]());

const upload = async (headers: Record<string, string> = {}) => {
  const url = z.string().parse(await deployed.anonymous.mutation("files:uploadUrl"));
  return await fetch(url, { method: "POST", body: content, headers });
};
const stored = async (): Promise<string> => {
  const response = await upload({ "content-type": "text/x-test" });
  const { storageId } = z.object({ storageId: z.string() }).parse(await response.json());
  return z.string().parse(await deployed.anonymous.query("files:url", { id: storageId }));
};

describe.each(clientVersions)("clients of $version", ({ browser }) => {
  test("a file is uploaded, downloaded and deleted, and subscriptions follow", async () => {
    const client = new browser.ConvexClient(deployed.deployment.url, { logger: false });
    const uploadUrl = z.string().parse(await client.mutation(mutation("files:uploadUrl"), {}));
    const body = new Blob([content], { type: "image/x-test" });
    const response = await fetch(uploadUrl, { method: "POST", body });
    const { storageId: id } = z.object({ storageId: z.string() }).parse(await response.json());
    const seen: unknown[] = [];
    client.onUpdate(query("files:metadata"), { id }, (value) => seen.push(value));
    const url = z.string().parse(await client.query(query("files:url"), { id }));
    const served = await fetch(url);
    expect([served.headers.get("content-type"), await served.text()]).toEqual([
      "image/x-test",
      "0123456789",
    ]);
    await client.mutation(mutation("files:remove"), { id });
    expect((await fetch(url)).status).toBe(404);
    const metadata = { size: 10, contentType: "image/x-test", sha256: expect.any(String) };
    expect(seen).toEqual([metadata, null]);
    await client.close();
  });
});

test("a file is served with its sha256 and a name of its content", async () => {
  const { headers } = await fetch(await stored());
  const names = ["digest", "etag", "accept-ranges", "content-length", "cache-control"];
  expect(names.map((name) => headers.get(name))).toEqual([
    `sha-256=${digest.toString("base64")}`,
    `"${digest.toString("hex")}"`,
    "bytes",
    "10",
    "private, max-age=2592000",
  ]);
});

test.each([
  ["bytes=2-4", [206, "bytes 2-4/10", "234"]],
  ["bytes=7-", [206, "bytes 7-9/10", "789"]],
  ["bytes=-3", [206, "bytes 7-9/10", "789"]],
  ["bytes=0-99", [206, "bytes 0-9/10", "0123456789"]],
  ["bytes=10-12", [416, "bytes */10", ""]],
  ["bytes=4-2", [200, null, "0123456789"]],
  ["lines=1-2", [200, null, "0123456789"]],
])("the range %s of a file of ten bytes gives %j", async (range, expected) => {
  const response = await fetch(await stored(), { headers: { range } });
  const { status, headers } = response;
  expect([status, headers.get("content-range"), await response.text()]).toEqual(expected);
});

test("a client that has the file already gets no second copy", async () => {
  const url = await stored();
  const etag = `"${digest.toString("hex")}"`;
  const response = await fetch(url, { headers: { "if-none-match": etag } });
  expect([response.status, await response.text()]).toEqual([304, ""]);
  const other = await fetch(url, { headers: { range: "bytes=0-1", "if-range": '"other"' } });
  expect([other.status, await other.text()]).toEqual([200, "0123456789"]);
});

test("HEAD tells the size of a file", async () => {
  const response = await fetch(await stored(), { method: "HEAD" });
  expect([response.status, response.headers.get("etag")]).toEqual([
    200,
    `"${digest.toString("hex")}"`,
  ]);
});

test("an upload is checked against the sha256 that it names", async () => {
  const good = await upload({ digest: `sha-256=${digest.toString("base64")}` });
  const bad = await upload({ digest: `sha-256=${Buffer.alloc(32).toString("base64")}` });
  expect([good.status, bad.status]).toEqual([200, 400]);
});

test("an upload needs an address that a function has given out", async () => {
  const url = `${deployed.deployment.url}/api/storage/upload?token=guess`;
  const response = await fetch(url, { method: "POST", body: content });
  expect([response.status, await response.json()]).toMatchObject([
    401,
    { code: "StorageTokenInvalid" },
  ]);
});
