import { classByBlame } from "./decide-verdict.ts";
import { platformRules } from "./platform-rules.ts";
import type { Rule } from "./rule.ts";

/** The rules as the page of the documentation that lists them, in Markdown. */
export function renderRules(rules: readonly Rule[]): string {
  const table = rules.map(
    ({ name, blame }, index) =>
      `| ${index + 1} | [\`${name}\`](#${index + 1}-${name}) | ${blame ?? "none"} | ${classOf(blame)} |`,
  );
  return [
    "# Verdicts",
    introduction,
    ["| # | rule | blame | class |", "| --: | --- | --- | --- |", ...table].join("\n"),
    ...rules.map(renderRule),
    "## Rules of the platform",
    "A failure that one of these explains is told in its words, with the link.",
    ...platformRules.map(
      ({ mistake, sentence, link }) => `- **${mistake}**: ${sentence} (${link})`,
    ),
  ].join("\n\n");
}

const introduction = `Generated from the rules in \`src/analysis/verdict/rules.ts\`; a test keeps it equal to them.

Each failed step gets a verdict of its own. The rules are asked in this order; the first whose conditions all hold decides.
An open gap note of the eval that documents the failure makes its class \`KNOWN_GAP\`, whatever the blame, which stays visible
beside it. Blame of \`check\`, \`task\` or \`guidelines\` is actionable. A verdict is _proven_ where everything listed under
"proven where" holds too, else _supported_; the report names what was missing.`;

function renderRule(rule: Rule, index: number): string {
  const { name, conditions, proof, restsOn } = rule;
  return [
    `## ${index + 1}. ${name}`,
    `Holds where:\n\n${bullets(conditions.map(({ words }) => words))}`,
    ...(proof === undefined
      ? []
      : [`Proven where also:\n\n${bullets(proof.map(({ words }) => words))}`]),
    ...(restsOn.length === 0 ? [] : [`Rests on: ${restsOn.join(", ")}.`]),
  ].join("\n\n");
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}.`).join("\n");
}

function classOf(blame: Rule["blame"]): string {
  const classification = blame === null ? null : classByBlame[blame];
  return classification === null ? "none" : `\`${classification}\``;
}
