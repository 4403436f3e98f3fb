import { basename } from "node:path/posix";
import type { AnalystOpinion } from "../../domain/analyst-opinion.ts";
import type { Blame } from "../../domain/verdict.ts";
import type { Investigation } from "../probes/investigation.ts";
import { classByBlame } from "../verdict/decide-verdict.ts";
import { readAnswer } from "./analyst-answer.ts";
import type { AnalystAnswer } from "./analyst-answer.ts";
import { checkQuotes } from "./check-quotes.ts";
import type { ClaimTest } from "./claim-test.ts";
import { testClaim } from "./test-claim.ts";
import type { VisibleFile } from "./visible-files.ts";

/** An answer after its checks: it counts only where there are no problems. */
export interface JudgedAnswer {
  /** Absent where it could not be read. */
  readonly answer?: NonNullable<AnalystOpinion["answer"]>;
  readonly claims: readonly ClaimTest[];
  /** What is wrong, a sentence each, for the analyst to mend. */
  readonly problems: readonly string[];
}

/** Checks an answer: its form, its quotes byte by byte, what its blame needs, and then its claims, by executing them. */
export async function judgeAnswer(
  said: unknown,
  investigation: Investigation,
  files: readonly VisibleFile[],
): Promise<JudgedAnswer> {
  const read = readAnswer(said);
  if (!("blame" in read)) return { claims: [], problems: read };
  const { class: classification, claims, ...rest } = read;
  const answer = { ...rest, classification };
  const onPaper = [...checkQuotes(read.quotes, files), ...classProblems(read)];
  // Gradings are for answers that hold on paper.
  if (onPaper.length > 0) return { answer, claims: [], problems: onPaper };
  const tests: ClaimTest[] = [];
  for (const claim of claims) tests.push(await testClaim(investigation, claim));
  return { answer, claims: tests, problems: [...claimProblems(tests), ...needs(read, tests)] };
}

function classProblems({ blame, class: given, quotes }: AnalystAnswer): readonly string[] {
  if (given === "KNOWN_GAP" && blame !== null && blame !== "environment") {
    const isQuoted = quotes.some(({ file }) => basename(file) === "GAPS.txt");
    return isQuoted ? [] : ["KNOWN_GAP needs a quote of the note in GAPS.txt that documents it."];
  }
  const expected = blame === null ? null : classByBlame[blame];
  if (given === expected) return [];
  return [
    `The class of blame ${blame ?? "null"} is ${expected ?? "null"}, not ${given ?? "null"}.`,
  ];
}

function claimProblems(tests: readonly ClaimTest[]): readonly string[] {
  return tests.flatMap(({ tested: { claim, result }, answer }) => {
    if (result === "held") return [];
    const verb = result === "refuted" ? "was refuted" : "could not be tested";
    return [`The claim that ${claim} ${verb}: ${answer}`];
  });
}

/** What an answer must bring for its blame. To excuse the model takes more than to blame it. */
function needs({ blame, quotes }: AnalystAnswer, tests: readonly ClaimTest[]): readonly string[] {
  if (blame === null) return [];
  const quotesTold = (name: string): boolean =>
    quotes.some(({ origin, file }) => origin === "suite" && basename(file) === name);
  const holds = (probe: ClaimTest["tested"]["probe"]): boolean =>
    tests.some(({ tested }) => tested.probe === probe && tested.result === "held");
  const needed: Readonly<Record<Blame, readonly [boolean, string]>> = {
    model: [
      quotes.some(({ origin }) => origin === "candidate"),
      "a quote of the candidate's code that is wrong",
    ],
    check: [
      holds("relax"),
      "a claim relax-assertions or relax-rule that holds: without what is too strict, right answers pass and wrong ones fail",
    ],
    task: [
      quotesTold("TASK.txt"),
      "a quote of the task: the words that the candidate's reading fits",
    ],
    guidelines: [quotesTold("guidelines.md"), "a quote of the guidelines: the words that mislead"],
    environment: [false, "two gradings that differ, which replays look for: give null instead"],
  };
  const [isThere, what] = needed[blame];
  return isThere ? [] : [`Blame ${blame} needs ${what}.`];
}
