import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkGuidelines } from "../../analysis/guidelines/check-guidelines.ts";
import { UsageError } from "../../lib/harness-error.ts";
import { loadSuite } from "../../suite/load-suite.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { relativePath } from "../relative-path.ts";
import { renderGuidelineCheck } from "../render/guideline-check.ts";
import { respond } from "../respond.ts";

export interface GuidelinesCheckOptions extends CommonOptions {
  /** Those of the suite where absent. */
  readonly file?: string;
  readonly gate?: boolean;
}

/** `faultline guidelines check [file]`: what guidelines say that packages lack, or that tasks contradict. */
export async function checkGuidelineFile(
  context: CommandContext,
  { file, json, gate, ...flags }: GuidelinesCheckOptions,
): Promise<ExitCode> {
  const { terminal } = context;
  const suite = await loadSuite(context.loadConfig(flags).suiteDirectory);
  const path = file ?? join(suite.root, "guidelines.md");
  const text = file === undefined ? suite.guidelines : await readGuidelines(file);
  if (text.trim() === "") {
    throw new UsageError(`${path} holds no guidelines: name the file that models are given.`);
  }
  const check = checkGuidelines(text, suite);
  respond(terminal, json, {
    json: () => ({ file: path, tokenCount: "four bytes each", ...check }),
    lines: () =>
      renderGuidelineCheck(check, {
        file: relativePath(path),
        evals: suite.evals.size,
        width: terminal.width,
      }),
  });
  const isSound = check.unknownApis.length + check.contradictions.length === 0;
  return gate === true && !isSound ? exitCodes.failures : exitCodes.ok;
}

/** Fails with `UsageError` where a file of guidelines cannot be read. */
export async function readGuidelines(file: string): Promise<string> {
  return await readFile(file, "utf8").catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The guidelines ${file} cannot be read: ${reason}`);
  });
}
