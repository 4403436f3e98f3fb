import { z } from "zod";
import { blames, classifications } from "../../domain/verdict.ts";

const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\n]*$/u, "must be one line");

const editSchema = z
  .strictObject({
    file: z.string().min(1).describe("Path as it is listed."),
    find: z
      .string()
      .describe("Text that the file holds exactly once; empty to create a file that is not there."),
    replace: z.string().describe("Text that takes its place."),
  })
  .describe("A replacement of text in one file.");

const editsSchema = z.array(editSchema).min(1).max(8);

/** What execution can test. */
export const claimSchema = z.discriminatedUnion("probe", [
  z
    .strictObject({ probe: z.literal("repair"), edits: editsSchema })
    .describe("With these edits of the candidate's files it passes the failed step."),
  z
    .strictObject({ probe: z.literal("transplant"), edits: editsSchema })
    .describe("With these edits of the reference's files it fails the same step in the same way."),
  z
    .strictObject({
      probe: z.literal("relax-assertions"),
      lines: z.array(z.int().min(1)).min(1).max(8).describe("Lines of the grader they start on."),
    })
    .describe(
      "Without these assertions candidate and reference pass every step, and wrong answers still fail.",
    ),
  z
    .strictObject({ probe: z.literal("relax-rule"), rule: z.string().min(1) })
    .describe(
      "With this lint rule, which the candidate breaks, off, candidate and reference pass every step, and wrong answers still fail.",
    ),
]);

export type AnalystClaim = z.output<typeof claimSchema>;
export type AnalystEdit = z.output<typeof editSchema>;

const quoteSchema = z.strictObject({
  origin: z.enum(["candidate", "reference", "suite"]),
  file: z.string().min(1),
  line: z.int().min(1).describe("Line on which the text starts, from 1."),
  text: z.string().min(1).max(2000).describe("Exactly as it stands in the file."),
});

/** The form of an analyst's answer. */
export const answerSchema = z.strictObject({
  blame: z
    .enum(blames)
    .nullable()
    .describe(
      "Whose fault the failure is; null where what can be read and run does not decide it.",
    ),
  class: z
    .enum(classifications)
    .nullable()
    .describe("Null where the blame is null or the environment's."),
  oneLine: line.describe("What went wrong, in one sentence."),
  reasoning: z.string().trim().min(1).max(2000).describe("Two or three sentences."),
  quotes: z.array(quoteSchema).max(12).describe("The lines that this rests on."),
  claims: z.array(claimSchema).max(4).describe("What of it can be run. Each is run."),
});

export type AnalystAnswer = z.output<typeof answerSchema>;

/** The answer, or what is wrong with its form, a sentence each. */
export function readAnswer(said: unknown): AnalystAnswer | readonly string[] {
  const { success, data, error } = answerSchema.safeParse(said);
  if (success) return data;
  return error.issues.map(
    ({ path, message }) => `${path.length === 0 ? "The answer" : path.join(".")}: ${message}.`,
  );
}
