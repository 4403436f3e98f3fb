import { join } from "node:path";
import { startDeployment } from "../../backend/start-deployment.ts";
import type { Step } from "../../domain/step.ts";
import { createBubblewrapSandbox } from "../../sandbox/bubblewrap-sandbox.ts";
import { createProcessSandbox } from "../../sandbox/process-sandbox.ts";
import type { GradeJob, MessageFromWorker, MessageToWorker, SuiteSnapshot } from "../grade-job.ts";
import { harnessCause } from "../harness-cause.ts";
import { lostStep } from "../lost-step.ts";
import { bundleGraderModules } from "./bundle-grader-modules.ts";
import { gradeSteps } from "./grade-steps.ts";
import { startGraderServices } from "./grader-services.ts";
import { pageProgram } from "./page/bundle-page.ts";
import type { WarmTools } from "./grading-context.ts";
import { createReferenceFactsStore } from "./reference-facts.ts";
import { createThreadedStaticChecks } from "./threaded-static-checks.ts";
import { createTestRunner } from "./test-runner.ts";
import { createSuiteFolders } from "./suite-folders.ts";
import { workspaceAt } from "./workspace.ts";

/** Entry of a grading worker: `worker-main <temporary folder> <sandbox> <cache folder>`. Grades one job at a time, told over IPC. */
async function main([root = "", sandboxName = "", cache = ""]: readonly string[]): Promise<void> {
  const tools = await warmTools(root, { sandboxName, cache });
  const suites = new Map<string, SuiteSnapshot>();
  const folders = createSuiteFolders(root);
  let queue = Promise.resolve();
  process.on("message", (message: MessageToWorker) => {
    queue = queue.then(() => handle(message));
  });
  process.on("disconnect", () => process.exit(0));
  send({ type: "ready" });

  async function handle(message: MessageToWorker): Promise<void> {
    switch (message.type) {
      case "suite":
        suites.set(message.suite.key, message.suite);
        return;
      case "forget-suite":
        suites.delete(message.key);
        return folders.remove(message.key);
      case "grade":
        return grade(message.job);
      default:
        message satisfies never;
    }
  }

  async function grade(job: GradeJob): Promise<void> {
    const suite = suites.get(job.suiteKey);
    if (suite === undefined) throw new Error(`The worker was not told of suite ${job.suiteKey}.`);
    const started = performance.now();
    const tell = (step: Step): void => send({ type: "step", id: job.id, step });
    try {
      const suiteDirectory = await folders.layOut(suite);
      await gradeSteps({ job, suite, suiteDirectory, tools }, tell);
    } catch (error) {
      tell(lostStep(job.known.length, harnessCause(error)));
    }
    send({ type: "graded", id: job.id, durationMs: Math.round(performance.now() - started) });
  }
}

interface WorkerSetup {
  readonly sandboxName: string;
  /** Folder that all workers share, for what never changes. */
  readonly cache: string;
}

async function warmTools(root: string, { sandboxName, cache }: WorkerSetup): Promise<WarmTools> {
  const workspace = workspaceAt(root);
  const sandbox = sandboxName === "bubblewrap" ? createBubblewrapSandbox() : createProcessSandbox();
  const services = await startGraderServices(sandbox, () => pageProgram(cache));
  return {
    workspace,
    services,
    staticChecks: createThreadedStaticChecks(workspace),
    testRunner: createTestRunner({ root, graderModules: () => bundleGraderModules(cache) }),
    referenceFacts: createReferenceFactsStore(join(cache, "reference-facts")),
    startDeployment: () =>
      startDeployment({
        sandbox,
        fetchOrigins: [services.fixtureUrl],
        adminKey: localAdminKey,
      }),
  };
}

/**
 * The key of every local deployment of the official backend's repository (its Justfile). Graders written for it hold it
 * as a constant. It guards nothing here: only the grader can reach the ports.
 */
const localAdminKey =
  "0135d8598650f8f5cb0f30c34ec2e2bb62793bc28717c8eb6fb577996d50be5f4281b59181095065c5d0f86a2c31ddbe9b597ec62b47ded69782cd";

function send(message: MessageFromWorker): void {
  process.send?.(message);
}

await main(process.argv.slice(2));
