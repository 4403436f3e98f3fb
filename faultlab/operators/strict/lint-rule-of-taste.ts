import type { Operator } from "../../operator.ts";
import { replacedOnce, stricterSuite } from "../../source/suite-edits.ts";

const rules = [
  '"sort-keys": "error"',
  '"no-ternary": "error"',
  '"@typescript-eslint/explicit-function-return-type": ["error"]',
  '"func-style": ["error", "declaration"]',
  '"id-length": ["error", { "min": 4 }]',
  '"@typescript-eslint/consistent-type-definitions": ["error", "interface"]',
  '"arrow-body-style": ["error", "always"]',
  '"prefer-destructuring": "error"',
  '"no-magic-numbers": "error"',
  '"max-len": ["error", { "code": 80 }]',
];

const configs = ["eslint.config.mjs", "src.eslint.config.mjs"];
const anchor = '      "prefer-const": "warn",\n';

export const operator: Operator = {
  letter: "S",
  description: "A lint config gains a rule of taste, which the candidate does not follow.",
  injections: (base) =>
    configs.flatMap((config) =>
      rules.flatMap((rule) =>
        replacedOnce(base.suiteFiles[config] ?? "", anchor, `${anchor}      ${rule},\n`).map(
          (text) => stricterSuite(base, `${rule} in ${config}`, { [config]: text }),
        ),
      ),
    ),
};
