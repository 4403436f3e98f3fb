import { join, resolve } from "node:path";
import { counted } from "../../analysis/reports/numbers-in-words.ts";
import type { CommandContext } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { styled } from "../render/styled-text.ts";
import { respond } from "../respond.ts";
import { writeNewSuite } from "../write-new-suite.ts";

export interface InitOptions {
  readonly folder: string;
  readonly json?: boolean;
}

/** `faultline init [folder]`: a configuration and a suite with a first eval, to be changed. */
export async function init(
  { terminal, invocation }: CommandContext,
  { folder, json }: InitOptions,
): Promise<ExitCode> {
  const directory = resolve(folder);
  const files = await writeNewSuite(directory);
  const suite = join(folder, "suite");
  const next = (label: string, command: string) => [
    styled(label.padEnd(9), "faint"),
    styled(`${invocation} ${command}`, "accent"),
  ];
  respond(terminal, json, {
    json: () => ({ directory, files }),
    lines: () => [
      [`Wrote ${counted(files.length, "file")} to ${directory}:`],
      ...files.map((file) => [`  ${file}`]),
      [],
      next("Check", `validate --suite ${suite}`),
      next("Run", `run -m <model> --suite ${suite} --dry-run`),
    ],
  });
  return exitCodes.ok;
}
