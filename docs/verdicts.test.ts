import { format } from "prettier";
import { expect, test } from "vitest";
import { renderRules } from "../src/analysis/verdict/render-rules.ts";
import { rules } from "../src/analysis/verdict/rules.ts";

test("the page of the rules says what the rules say (vitest -u writes it anew)", async () => {
  const page = await format(renderRules(rules), { parser: "markdown", printWidth: 100 });
  await expect(page).toMatchFileSnapshot("verdicts.md");
});
