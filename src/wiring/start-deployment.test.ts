import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { expect, test } from "vitest";
import { createProject } from "../backend/deploy-project.fixture.ts";
import { PushRejected } from "../backend/push-rejected.ts";
import { UsageError } from "../lib/harness-error.ts";
import { startDeployment } from "./start-deployment.ts";

const greeting = (word: string) => ({
  "convex/index.ts": `import { query } from "./_generated/server";
export const greet = query({ args: {}, handler: async () => ${word} });`,
});

test("a project's folder is all that it takes; the ports and the key can be chosen", async () => {
  await using project = await createProject(greeting(`"hello"`));
  await using free = await startDeployment();
  const { port, sitePort } = free;
  await free[Symbol.asyncDispose]();
  const calls: unknown[] = [];
  await using deployment = await startDeployment({
    project: project.directory,
    port,
    sitePort,
    adminKey: "dev|key",
    onCall: (call) => calls.push(call),
  });
  const { url, siteUrl, adminKey } = deployment;
  expect({ url, siteUrl, adminKey }).toEqual({
    url: `http://127.0.0.1:${port}`,
    siteUrl: `http://127.0.0.1:${sitePort}`,
    adminKey: "dev|key",
  });
  const greet = makeFunctionReference<"query">("index:greet");
  expect(await new ConvexHttpClient(url).query(greet, {})).toBe("hello");
  expect(calls).toEqual([
    {
      kind: "query",
      path: "index:greet",
      component: "",
      logLines: [],
      milliseconds: expect.any(Number) as unknown,
    },
  ]);
  await expect(startDeployment({ port })).rejects.toThrow(UsageError);
});

test("a project that is rejected is an error with its rejections, and nothing is left", async () => {
  await using project = await createProject(greeting(";"));
  const error = await startDeployment({ project: project.directory }).catch(
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(PushRejected);
  expect(error).toMatchObject({
    message: `The project was rejected.\n\nconvex/index.ts:2:61\nBundleError: Unexpected ";"`,
    rejections: [{ code: "BundleError", file: "convex/index.ts", line: 2, column: 61 }],
  });
});

test.each([
  ["/nowhere", "There is no folder /nowhere: give that of a project with convex/."],
  [import.meta.dirname, `${import.meta.dirname} holds no convex/: give the folder of a project`],
])("%s is no project", async (project, text) => {
  const error = await startDeployment({ project }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UsageError);
  expect(error).toMatchObject({ message: expect.stringContaining(text) as unknown });
});
