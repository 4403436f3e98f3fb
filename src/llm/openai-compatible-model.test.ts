import { expect, test } from "vitest";
import { HarnessError } from "../lib/harness-error.ts";
import { startScriptedProviderServer } from "../testing/scripted-provider-server.ts";
import type { ProviderAnswer } from "../testing/scripted-provider-server.ts";
import { openaiCompatibleModel } from "./openai-compatible-model.ts";

const request = { evalPath: "000-a/000-b", sample: 0, system: "Be exact.", prompt: "Write a." };

async function ask(answer: ProviderAnswer): Promise<unknown> {
  await using server = await startScriptedProviderServer([answer]);
  const model = openaiCompatibleModel({
    provider: "acme",
    name: "coder-1",
    baseUrl: server.baseUrl,
    apiKey: "secret-key",
  });
  return await model.generate(request).catch((error: unknown) => error);
}

test("asks with system text, prompt and key, and returns the reply with its usage", async () => {
  await using server = await startScriptedProviderServer([
    { text: "# Files\n\nä long reply, in more than one piece.\n" },
  ]);
  const model = openaiCompatibleModel({
    provider: "acme",
    name: "coder-1",
    baseUrl: server.baseUrl,
    apiKey: "k",
  });
  expect(await model.generate(request)).toEqual({
    text: "# Files\n\nä long reply, in more than one piece.\n",
    finishReason: "stop",
    inputTokens: 10,
    outputTokens: 20,
  });
  expect(server.requests).toEqual([
    {
      authorization: "Bearer k",
      model: "coder-1",
      messages: [
        { role: "system", content: "Be exact." },
        { role: "user", content: "Write a." },
      ],
    },
  ]);
});

test("a reply that was cut off says so", async () => {
  expect(await ask({ text: "# Fil", finishReason: "length" })).toMatchObject({
    text: "# Fil",
    finishReason: "length",
  });
});

test("a filtered reply is refused", async () => {
  expect(await ask({ text: "", finishReason: "content_filter" })).toMatchObject({
    finishReason: "refused",
  });
});

test.each([
  { what: "a rate limit", status: 429, kind: "retry" },
  { what: "a server error", status: 500, kind: "retry" },
  { what: "a rejected key", status: 401, kind: "stop-run" },
  { what: "an unknown model", status: 404, kind: "stop-run" },
])("$what is a failure of the harness, not a reply", async ({ what, status, kind }) => {
  const error = await ask({ status, message: what });
  expect(error).toBeInstanceOf(HarnessError);
  const message = `acme/coder-1 answered ${status}: ${what}`;
  expect(error).toMatchObject({
    kind,
    message,
    facts: { provider: "acme", model: "coder-1", status },
  });
});

test("a connection that breaks in the middle may be tried again, and no part of the reply is taken for all", async () => {
  expect(await ask({ breakAfter: "# Files\n" })).toMatchObject({
    name: "HarnessError",
    kind: "retry",
  });
});

test("nobody at the address may be tried again", async () => {
  const model = openaiCompatibleModel({
    provider: "acme",
    name: "coder-1",
    baseUrl: "http://127.0.0.1:9/v1",
  });
  await expect(model.generate(request)).rejects.toMatchObject({
    name: "HarnessError",
    kind: "retry",
  });
});

test("no error tells the key", async () => {
  const error = await ask({ status: 401, message: "bad key" });
  expect(error).toBeInstanceOf(HarnessError);
  expect(JSON.stringify([String(error), error])).not.toContain("secret-key");
});

test("asking stops when the signal says so", async () => {
  await using server = await startScriptedProviderServer([{ text: "# Files\n" }]);
  const model = openaiCompatibleModel({
    provider: "acme",
    name: "coder-1",
    baseUrl: server.baseUrl,
  });
  const reason = new Error("stopped by the user");
  const signal = AbortSignal.abort(reason);
  await expect(model.generate({ ...request, signal })).rejects.toBe(reason);
});
