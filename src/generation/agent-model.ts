import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AgentCommand } from "../domain/experiment.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { readTree } from "../lib/read-tree.ts";
import type { GenerationReply, GenerationRequest, LanguageModel } from "../llm/language-model.ts";
import type { FolderProgramEnd, RunFolderProgram } from "../sandbox/folder-program.ts";
import { projectPath } from "./project-path.ts";

export interface AgentModelOptions {
  readonly provider: string;
  readonly name: string;
  /** What `{model}` stands for. */
  readonly apiName: string;
  readonly agent: AgentCommand;
  /** Variables that the agent gets, with their values. */
  readonly environment: Readonly<Record<string, string>>;
  readonly run: RunFolderProgram;
  /** A new folder for one task. It is removed afterwards. */
  readonly openFolder: () => Promise<{ readonly path: string } & AsyncDisposable>;
  /** Takes keys out of what the agent says. */
  readonly redact: (text: string) => string;
}

const taskFile = "TASK.md";

/** What an agent is told in place of the form of a reply. */
export const agentInstructions = `You write the files of a small project that solves a task, into the current folder. The task is in ${taskFile}, too.

Write each file completely, a package.json with the dependencies that the project needs among them. What lies in the folder when you end is your answer; generated code (_generated/), node_modules/ and files that start with a dot are left out of it.`;

/**
 * An agent as a model under test: each task gets a folder of its own in which its program works, and the files that it
 * leaves are the reply. An agent that runs out of time has its reply cut off; one that fails is an error of the harness.
 */
export function agentModel(options: AgentModelOptions): LanguageModel {
  const { provider, name } = options;
  return {
    provider,
    name,
    instructions: agentInstructions,
    generate: (request) => workOn(request, options),
  };
}

async function workOn(
  { system, prompt, signal }: GenerationRequest,
  { agent, apiName, environment, run, openFolder, redact, ...named }: AgentModelOptions,
): Promise<GenerationReply> {
  await using folder = await openFolder();
  await writeFile(join(folder.path, taskFile), `${prompt}\n`);
  const told = `${system}\n\n${prompt}`;
  const fill = (word: string) =>
    word.replaceAll(/\{(?:prompt|model)\}/g, (mark) => (mark === "{prompt}" ? told : apiName));
  const end = await run({
    command: agent.command.map(fill),
    folder: folder.path,
    reads: agent.reads,
    environment,
    input: told,
    network: agent.network,
    timeoutMs: agent.timeoutSeconds * 1_000,
    ...(signal && { signal }),
  });
  const transcript = redact(end.output);
  requireEnd(end, transcript, named);
  const files = await leftFiles(folder.path);
  return {
    text: redact(asReply(files)),
    finishReason: end.status === "timed-out" ? "length" : "stop",
    durationMs: Math.round(end.durationMs),
    transcript,
  };
}

/** Fails with `HarnessError` for an agent that did not end as one that has done its work. */
function requireEnd(
  { status, code }: FolderProgramEnd,
  transcript: string,
  { provider, name }: Pick<AgentModelOptions, "provider" | "name">,
): void {
  if (status === "timed-out" || (status === "exited" && code === 0)) return;
  const said = transcript.trim().split("\n").at(-1) ?? "";
  const how = status === "exited" ? `ended with code ${code}` : (failures[status] ?? status);
  throw new HarnessError(
    status === "not-started" ? "stop-run" : "skip-attempt",
    `The agent of ${provider}/${name} ${how}${said === "" ? "" : `: ${said}`}`,
    { facts: { provider, model: name } },
  );
}

const failures: Readonly<Partial<Record<FolderProgramEnd["status"], string>>> = {
  signalled: "was killed",
  flooded: "wrote more output than anyone reads",
  "not-started": "could not be started",
};

/** Lock files come from package managers. */
const lockFiles = /(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/;

async function leftFiles(folder: string): Promise<ProjectFiles> {
  const wants = (path: string) =>
    path !== taskFile && !lockFiles.test(path) && projectPath(path).status === "accepted";
  return await readTree(folder, { wants });
}

/** Files in the form that models reply in, so that they are read, stored and graded like any reply. */
function asReply(files: ProjectFiles): string {
  const blocks = Object.entries(files).map(([path, text]) => {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length));
    const fence = "`".repeat(longest + 1);
    const end = text === "" || text.endsWith("\n") ? "" : "\n";
    return `## ${path}\n\n${fence}\n${text}${end}${fence}\n`;
  });
  return blocks.length === 0 ? "" : `# Files\n\n${blocks.join("\n")}`;
}
