import type { Certificate, OutcomeSummary } from "../../domain/certificate.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { noticeSandbox } from "../notice-sandbox.ts";
import { respond } from "../respond.ts";
import { styled } from "../render/styled-text.ts";
import type { StyledLine } from "../render/styled-text.ts";
import type { Replay } from "../../wiring/workbench.ts";

export interface ReplayOptions extends CommonOptions {
  readonly certificate: string;
}

/** `faultline replay <certificate>`: grades a certificate's trees again from scratch; 1 where the outcome differs. */
export async function replay(context: CommandContext, options: ReplayOptions): Promise<ExitCode> {
  const { terminal, signal } = context;
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const certificate = await findCertificate(workbench.store, options.certificate);
  noticeSandbox(terminal, workbench.sandbox);
  const result = await workbench.replay(certificate, signal);
  respond(terminal, options.json, {
    json: () => ({ certificate: certificate.id, evalPath: certificate.evalPath, ...result }),
    lines: () => replayLines(certificate, result),
  });
  return result.reproduced ? exitCodes.ok : exitCodes.failures;
}

function replayLines(certificate: Certificate, result: Replay): readonly StyledLine[] {
  const { id, evalPath, diff, before, after } = certificate;
  return [
    [styled(`Certificate ${id}`, "strong"), ` · ${evalPath}`],
    [],
    ...diff
      .trimEnd()
      .split("\n")
      .map((line): StyledLine => ["    ", line]),
    [],
    [`without it   ${outcomeText(result.before)}   (recorded: ${outcomeText(before)})`],
    [`with it      ${outcomeText(result.after)}   (recorded: ${outcomeText(after)})`],
    [],
    [
      result.reproduced
        ? styled("The same outcome again.", "passed")
        : styled("Not the same outcome.", "model"),
    ],
  ];
}

async function findCertificate(store: ResultStore, given: string): Promise<Certificate> {
  const stored = await storedCertificates(store);
  const found = stored.filter(({ id }) => id.startsWith(given.toLowerCase()));
  const [certificate] = found;
  if (certificate !== undefined && found.length === 1) return certificate;
  throw new UsageError(notOne(given, found, stored));
}

function notOne(
  given: string,
  found: readonly Certificate[],
  stored: readonly Certificate[],
): string {
  const named = (certificates: readonly Certificate[]) =>
    certificates
      .slice(0, 12)
      .map(({ id, evalPath }) => `${id} (${evalPath})`)
      .join(", ");
  if (found.length > 1) {
    return `${found.length} certificates start with "${given}": ${named(found)}. Give more of the id.`;
  }
  const known = stored.length === 0 ? "no run of this store has one" : `there are ${named(stored)}`;
  return `No certificate starts with "${given}": ${known}.`;
}

/** Those of every analysed run, each once. */
async function storedCertificates(store: ResultStore): Promise<readonly Certificate[]> {
  const runs = await store.listRuns();
  const reports = await Promise.all(runs.map(({ id }) => store.getReport(id)));
  const certificates = reports
    .flatMap((report) => [...(report?.verdicts ?? []), ...(report?.furtherVerdicts ?? [])])
    .flatMap(({ certificate }) => (certificate === undefined ? [] : [certificate]));
  return [...new Map(certificates.map((certificate) => [certificate.id, certificate])).values()];
}

function outcomeText({ status, failedStep, testsPassed, testsTotal }: OutcomeSummary): string {
  const step = failedStep === undefined ? "" : ` at ${failedStep}`;
  return `${status}${step}${testsTotal === undefined ? "" : `, ${testsPassed ?? 0} of ${testsTotal} tests`}`;
}
