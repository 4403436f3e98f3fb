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
