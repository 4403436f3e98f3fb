import vm from "node:vm";
import { expect, test } from "vitest";
import { createContextSupply } from "./bare-context.ts";

test("a context in store is handed out once, to the default runtime alone", () => {
  const contexts = createContextSupply();
  contexts.prepare();
  const node = contexts.take("node");
  const [first, second] = [contexts.take("isolate"), contexts.take("isolate")];
  vm.runInContext("globalThis.left = 1", first.context);
  expect([node, first, second].map(({ realm }) => "left" in realm)).toEqual([false, true, false]);
  expect(() => void vm.runInContext("eval('1')", first.context)).toThrow("Code generation");
  expect(vm.runInContext("eval('1')", node.context)).toBe(1);
});
