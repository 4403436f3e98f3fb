import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { copySeedRun, openWorkspace, repository } from "./faultline.ts";
import type { Workspace } from "./faultline.ts";

const evalPath = "000-fundamentals/003-crons";
const runs = z.object({ runs: z.array(z.object({ id: z.string(), failed: z.number() })) });
const summary = z.object({
  failedCount: z.number(),
  failedEvals: z.array(z.object({ _id: z.string(), evalPath: z.string() })),
});
const debugged = z.object({
  eval: z.object({ task: z.string() }),
  outputFiles: z.array(z.object({ path: z.string(), content: z.string() })),
});
const analyzed = z.object({ reportFiles: z.object({ markdownPath: z.string() }) });
const certified = z.object({ certificate: z.object({ id: z.string() }) });
const explained = z.object({ failures: z.array(certified) });

/** One reply is graded, investigated twice and replayed, beside other tests. */
const severalGradingsMs = 1_800_000;

let workspace: Workspace;

beforeAll(async () => {
  workspace = await openWorkspace();
  await copySeedRun(workspace);
  await workspace.faultline("run", "--recorded", "recorded", "--eval", evalPath);
}, severalGradingsMs);
afterAll(() => workspace[Symbol.asyncDispose]());

/** A client of the server, over standard input and output, that reads its answers by a schema. */
async function connect() {
  const client = new Client({ name: "scripted", version: "1" });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(repository, "bin/faultline.js"), "mcp"],
      cwd: workspace.folder,
      stderr: "ignore",
    }),
  );
  return {
    client,
    async ask<Answer>(name: string, given: Record<string, unknown>, schema: z.ZodType<Answer>) {
      const request = { name, arguments: given };
      const answer = await client.callTool(request, undefined, { timeout: severalGradingsMs });
      return schema.parse(answer["structuredContent"]);
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}

test(
  "a scripted client goes from the list of runs to a report and its replayed proof",
  async () => {
    await using server = await connect();
    const { runs: listed } = await server.ask("list_runs", {}, runs);
    expect(listed).toMatchObject([{ failed: 1 }]);
    const run = listed[0]?.id;
    const failures = await server.ask("list_failures", { run }, summary);
    expect(failures).toMatchObject({ failedCount: 1, failedEvals: [{ evalPath }] });
    const attempt = failures.failedEvals[0]?._id;
    const { eval: asked, outputFiles } = await server.ask("debug_eval", { attempt }, debugged);
    expect(asked.task).not.toBe("");
    expect(outputFiles.map(({ path }) => path)).toContain("convex/crons.ts");
    const { reportFiles } = await server.ask("analyze_run", { run }, analyzed);
    expect(await readFile(reportFiles.markdownPath, "utf8")).toContain(evalPath);
    const { failures: verdicts } = await server.ask("explain_failure", { attempt }, explained);
    const certificate = verdicts[0]?.certificate.id;
    const replayed = z.object({ reproduced: z.boolean() });
    expect(await server.ask("replay_certificate", { certificate }, replayed)).toEqual({
      reproduced: true,
    });
    const wrong = await server.client.callTool({ name: "list_failures", arguments: { run: "zz" } });
    expect(wrong).toMatchObject({
      isError: true,
      content: [{ type: "text", text: expect.stringContaining('No run starts with "zz".') }],
    });
  },
  severalGradingsMs,
);

test(
  "every command of the skill does what it says",
  async () => {
    const skill = await readFile(join(repository, "skills/analyze-run/SKILL.md"), "utf8");
    const blocks = [...skill.matchAll(/^```sh\n([^]*?)^```$/gmu)].flatMap(([, text = ""]) =>
      text.trim().split("\n"),
    );
    expect(blocks.length).toBeGreaterThanOrEqual(7);
    const values = new Map([
      ["<run>", "jn79beyv"],
      ["<eval>", evalPath],
    ]);
    for (const line of blocks) {
      const words = line.split(" ").map((word) => values.get(word) ?? word);
      expect(words.shift()).toBe("faultline");
      const { exitCode, stdout, stderr } = await workspace.faultline(...words);
      expect([line, exitCode, exitCode === 0 ? "" : stderr]).toEqual([line, 0, ""]);
      const explanation =
        words[0] === "explain" ? z.array(certified).parse(JSON.parse(stdout)) : [];
      for (const { certificate } of explanation) values.set("<certificate>", certificate.id);
    }
  },
  severalGradingsMs,
);
