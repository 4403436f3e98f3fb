import { expect, test } from "vitest";
import { startScriptedProviderServer } from "./scripted-provider-server.ts";

test("answers a request that asks for no stream whole, each answer once", async () => {
  await using server = await startScriptedProviderServer([
    { status: 500, message: "oops" },
    { text: "hello" },
  ]);
  const ask = async () => {
    const body = JSON.stringify({ model: "m", messages: [{ role: "user", content: "hi" }] });
    const response = await fetch(`${server.baseUrl}/chat/completions`, { method: "POST", body });
    const answer: unknown = await response.json();
    return { status: response.status, answer };
  };
  expect(await ask()).toMatchObject({ status: 500, answer: { error: { message: "oops" } } });
  const whole = {
    status: 200,
    answer: { choices: [{ message: { content: "hello" }, finish_reason: "stop" }] },
  };
  expect(await ask()).toMatchObject(whole);
  expect(await ask()).toMatchObject(whole);
  expect(server.requests.length).toBe(3);
});

const user = { role: "user", content: "hi" };

test.each([
  ["/responses", { model: "m", input: [user] }, { output: [{ content: [{ text: "hello" }] }] }],
  ["/messages", { model: "m", max_tokens: 9, messages: [user] }, { content: [{ text: "hello" }] }],
  [
    "/models/m:generateContent",
    { contents: [{ role: "user", parts: [{ text: "hi" }] }] },
    { candidates: [{ content: { parts: [{ text: "hello" }] }, finishReason: "STOP" }] },
  ],
])("%s is answered whole in its own protocol", async (path, body, answer) => {
  await using server = await startScriptedProviderServer([{ text: "hello" }]);
  const init = { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`${server.baseUrl}${path}`, init);
  expect(await response.json()).toMatchObject(answer);
  expect(server.requests).toMatchObject([{ model: "m", messages: [{ content: "hi" }] }]);
});

test("what is no request of a protocol is refused, and counts as none", async () => {
  await using server = await startScriptedProviderServer([{ text: "hello" }]);
  const ask = async (path: string, body: string) =>
    (await fetch(`${server.baseUrl}${path}`, { method: "POST", body })).status;
  expect(await ask("/nothing", "{}")).toBe(404);
  // Anthropic's protocol requires a limit of output.
  expect(await ask("/messages", JSON.stringify({ model: "m", messages: [user] }))).toBe(400);
  expect(server.requests).toEqual([]);
});

test("answers wait for their latency, may depend on the request, and are counted while open", async () => {
  await using server = await startScriptedProviderServer(({ model }, index) => ({
    text: `${model} ${index}`,
    latencyMs: 100,
  }));
  const ask = async () => {
    const body = JSON.stringify({ model: "m", messages: [user] });
    return fetch(`${server.baseUrl}/chat/completions`, { method: "POST", body });
  };
  await Promise.all([ask(), ask(), ask()]);
  await ask();
  expect([server.requests.length, server.peakRequests]).toEqual([4, 3]);
});
