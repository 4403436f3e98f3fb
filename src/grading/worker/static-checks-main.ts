import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { harnessCause } from "../harness-cause.ts";
import type { CheckAnswer, CheckRequest } from "./threaded-static-checks.ts";
import { workspaceAt } from "./workspace.ts";

/** Entry of the thread that type-checks and lints the project of a worker, told by `workerData.root`. */
// The folder that the process was given; the compiler is compiled once for all that share it.
enableCompileCache();
const { createStaticChecks } = await import("./static-checks.ts");
const { root } = z.object({ root: z.string() }).parse(workerData);
const checks = createStaticChecks(workspaceAt(root));

parentPort?.on("message", (request: CheckRequest) => {
  void answer(request).then((told) => parentPort?.postMessage(told));
});

async function answer(request: CheckRequest): Promise<CheckAnswer> {
  const { id } = request;
  try {
    return { id, status: "checked", findings: await find(request) };
  } catch (error) {
    return { id, status: "errored", cause: harnessCause(error) };
  }
}

function find(request: CheckRequest): ReturnType<typeof checks.lint> {
  switch (request.check) {
    case "types":
      return checks.typeCheck(request.part, request.files, request.suppressionComments);
    case "lint":
      return checks.lint(request.part, request.files, request.config);
    default:
      return request satisfies never;
  }
}
