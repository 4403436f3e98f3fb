import { expect, test } from "vitest";
import { applyEdits } from "../repair/apply-edits.ts";
import { relaxLintRule } from "./relax-lint-rule.ts";

const rule = "@typescript-eslint/no-misused-promises";
const mild = `export default [{ rules: { "${rule}": ["error", { checksVoidReturn: false }] } }];\n`;

function edited(failing: string, other?: string): string[] {
  const configs = {
    failing: { file: "src.eslint.config.mjs", text: failing },
    ...(other === undefined ? {} : { other: { file: "eslint.config.mjs", text: other } }),
  };
  return relaxLintRule(rule, configs).map(
    ({ edits }) =>
      applyEdits({ "src.eslint.config.mjs": failing }, edits)["src.eslint.config.mjs"] ?? "",
  );
}

test("borrows the other config's setting first, then turns the rule off", () => {
  const failing = `export default [{ rules: { "${rule}": "error" } }];\n`;
  expect(edited(failing, mild)).toEqual([
    `export default [{ rules: { "${rule}": ["error", { checksVoidReturn: false }] } }];\n`,
    `export default [{ rules: { "${rule}": "off" } }];\n`,
  ]);
});

test("adds the rule where the config inherits it from a preset", () => {
  const failing = `export default [\n  {\n    rules: {\n      "no-undef": "error",\n    },\n  },\n];\n`;
  expect(edited(failing)).toEqual([
    `export default [\n  {\n    rules: {\n      "no-undef": "error",\n      "${rule}": "off",\n    },\n  },\n];\n`,
  ]);
});

test("relaxes nothing in a config without rules", () => {
  expect(edited("export default [];\n", mild)).toEqual([]);
});
