import { expect, test } from "vitest";
import { bindingOf } from "./keyboard.tsx";

const binding = (key: string, label: string) => ({ key, label, run: () => undefined });

test("of two bindings of a key, the inner part of the page has its own", () => {
  const bindings = [binding("r", "outer"), binding("j", "next"), binding("r", "inner")];
  expect(bindingOf(bindings, "r")?.label).toBe("inner");
  expect(bindingOf(bindings, "x")).toBeUndefined();
});
