import { contentHash } from "../lib/content-hash.ts";

/** What a model under test is told, beside the sample and eval that it answers. */
export interface Prompt {
  readonly system: string;
  readonly prompt: string;
}

/** Puts task, guidelines (empty where the experiment gives none), system prompt and the format of the reply together. */
export function buildPrompt({
  task,
  guidelines,
  systemPrompt = "",
  instructions = replyFormat,
}: {
  readonly task: string;
  readonly guidelines: string;
  readonly systemPrompt?: string;
  /** In place of the form of a reply. */
  readonly instructions?: string;
}): Prompt {
  const before = systemPrompt.trim() === "" ? [] : [systemPrompt.trim()];
  const parts = guidelines.trim() === "" ? [] : ["# Guidelines", guidelines.trim()];
  return {
    system: [...before, instructions].join("\n\n"),
    prompt: [...parts, "# Task", task.trim()].join("\n\n"),
  };
}

const fence = "```";

const replyFormat = `You write the files of a small project that solves a task.

Reply in Markdown. Put every file below one heading "# Files": for each file a second-level heading that is its path
relative to the project, then one fenced code block with its whole content. For example:

# Files

## package.json

${fence}json
{ "name": "example", "private": true }
${fence}

## convex/index.ts

${fence}ts
export {};
${fence}

Rules:
- Write each file once and completely; nothing is merged, and nothing else of the reply is read.
- Include a package.json with the dependencies that the project needs, and a tsconfig.json where the task asks for one.
- Use "/" in paths and stay inside the project.
- Do not write generated code (_generated/), node_modules/, .env files or configuration of package managers.
- Where a file contains a line of three backticks itself, use a longer fence around it.`;

/** Of all that is put around system prompt, guidelines and task. */
export const promptTemplateHash: string = contentHash(
  JSON.stringify(
    buildPrompt({ task: "{task}", guidelines: "{guidelines}", systemPrompt: "{system}" }),
  ),
);
