import { z } from "zod";
import type { RunQuestions } from "./run-questions.ts";

/** One tool of the server: what it takes, what it gives, and the question that it asks. */
export interface McpTool {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  /** Does it leave everything as it was? */
  readonly readsOnly: boolean;
  readonly call: (questions: RunQuestions, input: unknown, signal: AbortSignal) => Promise<unknown>;
}

interface ToolDeclaration<Input extends z.ZodObject> extends Omit<McpTool, "input" | "call"> {
  readonly input: Input;
  readonly ask: (
    questions: RunQuestions,
    input: z.output<Input>,
    signal: AbortSignal,
  ) => Promise<unknown>;
}

/** A tool whose question gets its input as the schema reads it. */
export function mcpTool<Input extends z.ZodObject>({
  ask,
  ...tool
}: ToolDeclaration<Input>): McpTool {
  return {
    ...tool,
    call: (questions, input, signal) => ask(questions, tool.input.parse(input), signal),
  };
}

/** Inputs that several tools take. */
export const runInput = z
  .string()
  .min(1)
  .describe("Id of a run, the start of one, or the address of its page in a viewer.");

export const attemptInput = z.strictObject({
  attempt: z
    .string()
    .min(1)
    .describe("Path or name of an eval, id of an attempt, or the address of its page."),
  run: runInput.optional().describe("Run in which an eval is looked up; the latest where absent."),
});

/** Parts of several outputs. What else they hold may grow. */
export const runOutput = z.looseObject({
  id: z.string(),
  provider: z.string(),
  model: z.string(),
  experiment: z.string(),
  status: z.string(),
});

export const queriedRunOutput = z.looseObject({
  _id: z.string(),
  provider: z.string(),
  model: z.string(),
  experiment: z.string(),
  status: z.string(),
});

export const verdictOutput = z.looseObject({
  evalPath: z.string(),
  failedStep: z.string(),
  error: z.string(),
  blame: z.string().nullable(),
  classification: z.string().nullable(),
  confidence: z.string(),
  oneLine: z.string(),
  reasoning: z.string(),
  signature: z.string(),
  evidence: z.array(z.looseObject({ id: z.string(), probe: z.string(), answer: z.string() })),
  certificate: z.looseObject({ id: z.string(), diff: z.string() }).optional(),
  repeat: z.looseObject({ kind: z.string() }),
});

export const outcomeOutput = z.looseObject({
  status: z.string(),
  failedStep: z.string().optional(),
});
