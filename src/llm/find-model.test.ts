import { expect, test } from "vitest";
import { defaultCatalogue } from "./default-catalogue.ts";
import { extendCatalogue } from "./extend-catalogue.ts";
import { findModel } from "./find-model.ts";

test("every id and alias of the catalogue names one model of a known provider", () => {
  const names = defaultCatalogue.models.flatMap(({ id, aliases }) => [id, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    const { model, provider } = findModel(name, defaultCatalogue);
    expect([model.id, ...model.aliases]).toContain(name);
    expect(model.id.startsWith(`${provider.name}/`)).toBe(true);
  }
});

test("a model that is not listed is asked for by its provider, with any name", () => {
  const { model, provider } = findModel("openrouter/some/new-model", defaultCatalogue);
  expect([model.id, model.displayName, provider.name]).toEqual([
    "openrouter/some/new-model",
    "some/new-model",
    "openrouter",
  ]);
  expect(model.price).toBeUndefined();
});

test.each(["gpt-9", "nobody/coder", "openai/"])("%s names no model", (asked) => {
  expect(() => findModel(asked, defaultCatalogue)).toThrow(
    `No model goes by "${asked}". Give provider/name with one of the providers openai, `,
  );
});

test("a user's entries change those of the catalogue, and add to them", () => {
  const limits = { concurrentCalls: 2 };
  const catalogue = extendCatalogue(defaultCatalogue, {
    models: [
      { id: "openai/gpt-5.2", aliases: ["mine"], price: { input: 1, output: 2 } },
      { id: "my-lab/coder" },
    ],
    providers: [
      { name: "my-lab", api: "openai-compatible", baseUrl: "http://127.0.0.1:1/v1" },
      { name: "openai", limits },
    ],
  });
  expect(findModel("mine", catalogue)).toMatchObject({
    model: { displayName: "GPT-5.2", maxOutputTokens: 128_000, price: { input: 1, output: 2 } },
    provider: { api: "openai-responses", limits },
  });
  expect(findModel("my-lab/coder", catalogue).provider).toEqual({
    name: "my-lab",
    api: "openai-compatible",
    baseUrl: "http://127.0.0.1:1/v1",
    keyVariable: "MY_LAB_API_KEY",
    limits: { concurrentCalls: 4 },
  });
});

test("a new provider needs to say where it is and what it speaks", () => {
  const changes = { models: [], providers: [{ name: "my-lab" }] };
  expect(() => extendCatalogue(defaultCatalogue, changes)).toThrow(
    'provider "my-lab" is not one that Faultline knows: give its api and its baseUrl',
  );
});
