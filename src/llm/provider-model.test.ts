import { expect, test } from "vitest";
import { z } from "zod";
import { modelApis } from "../domain/model-catalogue.ts";
import type { ModelApi } from "../domain/model-catalogue.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { startScriptedProviderServer } from "../testing/scripted-provider-server.ts";
import type { ProviderAnswer } from "../testing/scripted-provider-server.ts";
import type { ModelEndpoint } from "./model-endpoint.ts";
import { providerModel } from "./provider-model.ts";

const key = "sk-canary/+12345";
const request = { evalPath: "000-a/000-b", sample: 0, system: "Be exact.", prompt: "Write a." };
const endpoint = { provider: "acme", name: "coder-1", apiKey: key } as const;

/** The reply, or the error, and what the server was asked. */
async function ask(answer: ProviderAnswer, change: Partial<ModelEndpoint> = {}) {
  await using server = await startScriptedProviderServer([answer]);
  const { baseUrl, requests } = server;
  const api = "openai-compatible";
  const model = providerModel({ endpoint: { ...endpoint, api, baseUrl, ...change } });
  return { said: await model.generate(request).catch((error: unknown) => error), requests };
}

const authorizations: Readonly<Record<ModelApi, string>> = {
  "openai-responses": `Bearer ${key}`,
  "openai-chat": `Bearer ${key}`,
  "openai-compatible": `Bearer ${key}`,
  anthropic: key,
  google: key,
};

test.each(modelApis)(
  "%s: asks with system text, prompt and key, and reads the reply",
  async (api) => {
    const text = "# Files\n\nä long reply, in more than one piece of a stream.\n";
    const { said, requests } = await ask({ text }, { api, apiName: "coder-1-2026" });
    expect(said).toMatchObject({
      text,
      finishReason: "stop",
      inputTokens: 10,
      outputTokens: 20,
      servedModel: "coder-1-2026",
      rawUsage: expect.anything(),
    });
    expect(requests).toMatchObject([
      {
        api: api === "openai-compatible" ? "openai-chat" : api,
        authorization: authorizations[api],
        model: "coder-1-2026",
        messages: [{ content: "Be exact." }, { content: "Write a." }],
      },
    ]);
  },
);

test.each(modelApis)("%s: a reply that was cut off or filtered says so", async (api) => {
  const cut = await ask({ text: "# Fil", finishReason: "length" }, { api });
  expect(cut.said).toMatchObject({ text: "# Fil", finishReason: "length" });
  const filtered = await ask({ text: "", finishReason: "content_filter" }, { api });
  expect(filtered.said).toMatchObject({ finishReason: "refused" });
});

test.each(modelApis)(
  "%s: a failed call says what the provider said, and when to ask again",
  async (api) => {
    const { said } = await ask({ status: 429, message: "slow down", retryAfter: "7" }, { api });
    expect(said).toBeInstanceOf(HarnessError);
    expect(said).toMatchObject({
      kind: "retry",
      message: "acme/coder-1 answered 429: slow down",
      facts: { status: 429, retryAfterMs: 7000, hasBegun: false },
    });
  },
);

const broken: readonly (readonly [string, ProviderAnswer])[] = [
  ["breaks in the middle", { breakAfter: "# Files\n" }],
  ["ends in the middle", { endAfter: "# Files\n" }],
  ["is no reply of the protocol", { malformed: '{"choices": 3' }],
];

test.each(modelApis.flatMap((api) => broken.map(([what, answer]) => ({ api, what, answer }))))(
  "$api: a stream that $what may be asked for again, and no part of it is taken for all",
  async ({ api, answer }) => {
    expect((await ask(answer, { api })).said).toMatchObject({
      name: "HarnessError",
      kind: "retry",
      facts: { hasBegun: true },
    });
  },
);

test.each([
  { what: "a server error", status: 500, kind: "retry" },
  { what: "a request that is too long", status: 400, kind: "skip-attempt" },
  { what: "a rejected key", status: 401, kind: "stop-run" },
  { what: "an unknown model", status: 404, kind: "stop-run" },
  { what: "an empty account", status: 429, code: "insufficient_quota", kind: "stop-run" },
])("$what is a failure of the harness, not a reply", async ({ what, kind, ...answer }) => {
  expect((await ask({ message: what, ...answer })).said).toMatchObject({
    kind,
    message: `acme/coder-1 answered ${answer.status}: ${what}`,
  });
});

test("a connection that is dropped, or that nobody takes, may be tried again and cost nothing", async () => {
  for (const { said } of [
    await ask({ dropped: true }),
    await ask({ text: "" }, { baseUrl: "http://127.0.0.1:9/v1" }),
  ]) {
    expect(said).toMatchObject({ kind: "retry", facts: { hasBegun: false } });
    expect(said).toMatchObject({
      message: expect.stringMatching(/^acme\/coder-1 cannot be reached/u),
    });
  }
});

test("settings are sent, and what is not set is left to the provider", async () => {
  await using server = await startScriptedProviderServer([{ text: "# Files" }]);
  const settings = { temperature: 0.5, reasoningEffort: "high", maxOutputTokens: 99 } as const;
  const at = { ...endpoint, api: "openai-compatible", baseUrl: server.baseUrl } as const;
  await providerModel({ endpoint: at, settings }).generate(request);
  await providerModel({ endpoint: at }).generate(request);
  const stream = { stream: true, stream_options: { include_usage: true } };
  const messages = [
    { role: "system", content: request.system },
    { role: "user", content: request.prompt },
  ];
  expect(server.requests.map(({ body }) => body)).toEqual([
    {
      model: "coder-1",
      messages,
      ...stream,
      temperature: 0.5,
      reasoning_effort: "high",
      max_tokens: 99,
    },
    { model: "coder-1", messages, ...stream },
  ]);
});

test("a setting that the protocol does not take is told", async () => {
  await using server = await startScriptedProviderServer([{ text: "# Files" }]);
  const at = { ...endpoint, api: "anthropic", baseUrl: server.baseUrl } as const;
  const { warnings } = await providerModel({ endpoint: at, settings: { temperature: 3 } }).generate(
    request,
  );
  expect(warnings?.join()).toContain("temperature");
});

test("asking stops when the signal says so", async () => {
  await using server = await startScriptedProviderServer([{ text: "# Files\n" }]);
  const model = providerModel({
    endpoint: { ...endpoint, api: "openai-compatible", baseUrl: server.baseUrl },
  });
  const reason = new Error("stopped by the user");
  const signal = AbortSignal.abort(reason);
  await expect(model.generate({ ...request, signal })).rejects.toBe(reason);
});

const password = "pa:ss canary";
const base64 = Buffer.from(`me:${password}`).toString("base64");
const echoes: readonly (readonly [string, ProviderAnswer])[] = [
  ["text", { text: `your key is ${key}, ${encodeURIComponent(key)}, ${base64}` }],
  ["error", { status: 400, message: `bad key ${key} of ${password} in Basic ${base64}` }],
  ["error that ends the run", { status: 401, message: key, code: key }],
  ["malformed reply", { malformed: `${key} ${password}` }],
  ["broken reply", { breakAfter: key }],
];

test.each(modelApis.flatMap((api) => echoes.map(([what, answer]) => ({ api, what, answer }))))(
  "$api: a key that the provider repeats in its $what comes no further",
  async ({ api, answer }) => {
    await using server = await startScriptedProviderServer([answer]);
    const address = new URL(server.baseUrl);
    [address.username, address.password] = ["me", encodeURIComponent(password)];
    const baseUrl = address.href;
    const model = providerModel({ endpoint: { ...endpoint, name: "coder-1", api, baseUrl } });
    const said: unknown = await model.generate(request).catch((error: unknown) => error);
    expect(server.requests.length).toBe(1);
    for (const canary of [
      key,
      encodeURIComponent(key),
      password,
      base64,
      encodeURIComponent(password),
    ]) {
      expect(everyTextOf(said)).not.toContain(canary);
    }
  },
);

/** All that logs could show of a value: its fields at any depth, the hidden ones of errors too. */
function everyTextOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const names = Object.getOwnPropertyNames(value);
  return names.map((name) => `${name}: ${everyTextOf(Reflect.get(value, name))}`).join("\n");
}

test.each([
  ["openai-responses", [{ type: "web_search" }]],
  ["anthropic", [{ type: "web_search_20250305", name: "web_search" }]],
  ["google", [{ googleSearch: {} }]],
] as const)(
  "%s: a model that may search the web is offered its provider's tool",
  async (api, tools) => {
    await using server = await startScriptedProviderServer([{ text: "# Files" }]);
    const at = { ...endpoint, api, baseUrl: server.baseUrl, apiName: "gemini-3-pro" };
    const model = providerModel({ endpoint: at, settings: { webSearch: true } });
    expect((await model.generate(request)).text).toBe("# Files");
    expect(server.requests[0]?.body).toMatchObject({ tools });
  },
);

test("a model that is not given the search that it was to have stops the run", async () => {
  await using server = await startScriptedProviderServer([{ text: "# Files" }]);
  const at = { ...endpoint, api: "google", baseUrl: server.baseUrl } as const;
  const model = providerModel({ endpoint: at, settings: { webSearch: true } });
  await expect(model.generate(request)).rejects.toMatchObject({
    name: "HarnessError",
    kind: "stop-run",
    message:
      "acme/coder-1 was not offered the web: its provider's client supports no search for it.",
  });
});

test.each(modelApis)(
  "%s: offers tools, reads what is called and is told what it gave",
  async (api) => {
    const calls = [
      { name: "look", input: { file: "a.ts" } },
      { name: "look", input: { file: key } },
    ];
    await using server = await startScriptedProviderServer([
      { text: "I look.", toolCalls: calls },
      { text: "Done." },
    ]);
    const { baseUrl, requests } = server;
    const model = providerModel({ endpoint: { ...endpoint, api, baseUrl } });
    const tools = [
      { name: "look", description: "Looks.", inputSchema: z.object({ file: z.string() }) },
    ];
    const reply = await model.generate({ ...request, tools });
    const ids = expect.any(String) as string; // each provider has its own
    expect(reply.toolCalls).toEqual([
      { id: ids, name: "look", input: { file: "a.ts" } },
      { id: ids, name: "look", input: { file: "[redacted]" } },
    ]);
    const exchanges = [{ reply, outputs: ["text of a", "text of b"] }];
    await model.generate({ ...request, tools, exchanges });
    const told = JSON.stringify(requests[1]?.messages);
    expect(told.indexOf("text of a")).toBeLessThan(told.indexOf("text of b"));
    expect(JSON.stringify(requests[1]?.body)).not.toContain("canary");
  },
);
