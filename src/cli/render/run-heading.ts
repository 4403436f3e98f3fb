import { runIdPrefix } from "../../domain/run.ts";
import type { Run } from "../../domain/run.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

/** `Faultline  acme/coder-1 · default (with guidelines) · run k57abcde · 2026-03-02` */
export function runHeading(run: Run): StyledLine {
  const condition = `${run.experiment} (${run.guidelines ? "with" : "without"} guidelines)`;
  const facts = [`${run.provider}/${run.model}`, condition, `run ${runIdPrefix(run.id)}`, run.date];
  return [styled("Faultline", "strong"), `  ${facts.join(" · ")}`];
}
