import { failureText } from "./junit-report.ts";
import type { EndedRun } from "./junit-report.ts";

/**
 * What failed as errors, and what was not scored as warnings, in GitHub's workflow commands. Line breaks, percent signs
 * and what ends a property are escaped as actions/toolkit does (`command.ts`), so that no text becomes a command.
 */
export function githubAnnotations(ended: readonly EndedRun[]): readonly string[] {
  return ended.flatMap(({ run, outcomes }) =>
    outcomes.attempts.flatMap(({ attempt, outcome }) => {
      const where = `${attempt.evalPath} (${run.provider}/${run.model}, ${run.experiment})`;
      if (outcome.status === "failed") {
        const title = `${where} failed at ${outcome.stepName ?? "an unknown step"}`;
        return [command("error", title, failureText(outcome))];
      }
      if (outcome.status !== "errored") return [];
      return [command("warning", `${where} was not scored`, outcome.cause)];
    }),
  );
}

function command(name: "error" | "warning", title: string, message: string): string {
  return `::${name} title=${escapeProperty(title)}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
