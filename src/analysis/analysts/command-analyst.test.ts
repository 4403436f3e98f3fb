import { expect, test } from "vitest";
import { analyze, storeWith } from "../analyze-run.fixture.ts";
import { commandAnalyst } from "./command-analyst.ts";
import { directive, openEval, soundAnswer, gradeOpenly } from "./scripted-analyst.fixture.ts";

/** A line for the shell that runs this code with `brief`, what was read, in scope. */
function nodeCommand(code: string): string {
  const program = `let text = "";
    process.stdin.on("data", (part) => { text += part; });
    process.stdin.on("end", () => { const brief = JSON.parse(text); ${code} });`;
  const encoded = Buffer.from(program).toString("base64");
  return `"${process.execPath}" -e "eval(Buffer.from('${encoded}', 'base64').toString())"`;
}

async function askCommand(command: string, timeLimitMs = 20_000) {
  await using store = await storeWith({ [openEval]: directive });
  const environment = { PATH: "/usr/local/bin:/usr/bin:/bin", NAMED: "yes" };
  const analyst = { analyst: commandAnalyst({ command, environment, timeLimitMs }), mostCalls: 9 };
  const grades = { search: gradeOpenly, fresh: gradeOpenly };
  const report = await analyze(store, undefined, { analyst, ...grades });
  const [verdict] = report.verdicts;
  const transcript = await store.getArtifact(verdict?.opinion?.transcript ?? "");
  return { verdict, opinion: verdict?.opinion, transcript: transcript ?? "" };
}

const say = (value: unknown): string => `console.log(${JSON.stringify(JSON.stringify(value))});`;

test("a command reads the brief, answers, and sees of the environment what was named", async () => {
  const { verdict, opinion, transcript } = await askCommand(
    nodeCommand(
      `console.error(Object.keys(brief).join(), process.env.NAMED, process.env.HOME); ${say(soundAnswer)}`,
    ),
  );
  expect(verdict).toMatchObject({ blame: "model", confidence: "supported" });
  expect(opinion).toMatchObject({ analyst: { kind: "command" }, outcome: "decided", calls: 1 });
  expect(transcript).toContain("instructions,answerSchema,format,evalPath");
  expect(transcript).toContain("yes undefined");
});

test("a command is started again with what was wrong with its answer", async () => {
  const { verdict, opinion } = await askCommand(
    nodeCommand(
      `if (brief.previous === undefined) console.log("no JSON"); else if (brief.previous.problems.length > 0) ${say(soundAnswer)}`,
    ),
  );
  expect(verdict).toMatchObject({ blame: "model" });
  expect(opinion).toMatchObject({ outcome: "decided", calls: 2 });
});

test.each([
  ["ends with an error", "exit 3", "ended with 3"],
  ["is not there", "no-such-program-here", "ended with 127"],
  ["does not end", "sleep 60", "took longer than 0.5 s"],
])("where a command %s, the rules' verdict stands", async (_, command, problem) => {
  const { verdict, opinion } = await askCommand(
    command,
    command.startsWith("sleep") ? 500 : 20_000,
  );
  expect(verdict).toMatchObject({ blame: null, confidence: "undetermined" });
  expect(opinion).toMatchObject({ outcome: "failed", calls: 1 });
  expect(opinion?.problems.join()).toContain(problem);
});
