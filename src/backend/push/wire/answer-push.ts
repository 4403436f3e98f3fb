import { z } from "zod";
import type { Database } from "../../database/database.ts";
import type { SerialQueue } from "../../functions/serial-queue.ts";
import { jsonReply, type Reply } from "../../http/reply.ts";
import type { AnalyzedPush } from "../analyze-project.ts";
import type { LiveCode } from "../live-code.ts";
import { describeEvaluation } from "./describe-evaluation.ts";
import { describeFinishedPush } from "./describe-finished-push.ts";
import { describePush, describeSchemaChange } from "./describe-push.ts";
import { PendingPushes } from "./pending-pushes.ts";
import { refusePush, refuseRace } from "./push-replies.ts";
import { moduleHashOf, startPushRequest, toProjectBundle } from "./start-push-request.ts";

const schemaChange = z.looseObject({ schemaIds: z.record(z.string(), z.string()) });
const waitRequest = z.object({ schemaChange });
const finishRequest = z.object({
  startPush: z.looseObject({
    schemaChange,
    environmentVariables: z.record(z.string(), z.string()),
  }),
  dryRun: z.boolean(),
});

export interface PushAnswerOptions {
  readonly live: LiveCode;
  readonly database: Database;
  /** Pushes are put in place one after the other. */
  readonly pushes: SerialQueue;
}

/** Answers a request of a push; its body is parsed JSON. Throws `ZodError` for a malformed one. */
export type PushAnswer = (body: unknown) => Promise<Reply> | Reply;

/** The requests by which the command-line client pushes, by path, in the order in which it sends them. */
export function pushAnswers(options: PushAnswerOptions): Readonly<Record<string, PushAnswer>> {
  const { live, database, pushes } = options;
  const pending = new PendingPushes();
  const analyzed =
    (describe: (push: AnalyzedPush) => object): PushAnswer =>
    (body) =>
      pushes.add(() => analyze(body, live, describe));
  return {
    "/api/get_config_hashes": () => jsonReply(200, describeConfig(live)),
    "/api/deploy2/evaluate_schema": analyzed((push) =>
      describeEvaluation(push, live.code, database),
    ),
    "/api/deploy2/evaluate_push": analyzed((push) => ({
      schemaChange: describeSchemaChange(push, { id: "", before: live.code }),
    })),
    "/api/deploy2/start_push": analyzed((push) =>
      describePush(push, {
        id: pending.add(push),
        before: live.code,
        environmentVariables: live.environment.app,
      }),
    ),
    "/api/deploy2/wait_for_schema": (body) => {
      const push = pending.get(idOf(waitRequest.parse(body).schemaChange));
      return jsonReply(200, push === undefined ? { type: "raceDetected" } : checkData(push, live));
    },
    "/api/deploy2/finish_push": (body) => pushes.add(() => finish(body, live, pending)),
    "/api/deploy2/report_push_completed": () => jsonReply(200, null),
  };
}

async function analyze(
  body: unknown,
  live: LiveCode,
  describe: (push: AnalyzedPush) => object,
): Promise<Reply> {
  const project = toProjectBundle(
    startPushRequest.parse(body),
    live.push?.project.app.modules ?? [],
  );
  if (project === undefined) return refuseRace();
  const push = await live.analyze(project);
  return "phase" in push ? refusePush(push) : jsonReply(200, describe(push));
}

function describeConfig({ push }: LiveCode): object {
  const modules = push?.project.app.modules ?? [];
  return {
    config: { functions: "convex/", authInfo: push?.definitions.get("")?.auth ?? [] },
    moduleHashes: modules.map((module) => ({
      path: module.path,
      hash: moduleHashOf(module),
      environment: module.environment,
    })),
    udfServerVersion: push?.project.clientVersion ?? null,
    nodeVersion: null,
    nodeDependencies: [],
  };
}

function checkData(push: AnalyzedPush, live: LiveCode): object {
  const misfit = live.findMisfit(push);
  if (misfit === undefined) return { type: "complete" };
  const { component: componentPath, table: tableName, rejection } = misfit;
  return { type: "failed", error: rejection.message, componentPath, tableName };
}

async function finish(body: unknown, live: LiveCode, pending: PendingPushes): Promise<Reply> {
  const { startPush, dryRun } = finishRequest.parse(body);
  const id = idOf(startPush.schemaChange);
  const push = pending.get(id);
  if (push === undefined || !isCurrent(startPush.environmentVariables, live)) return refuseRace();
  const before = live.push;
  if (dryRun) return jsonReply(200, describeFinishedPush(push, before));
  const misfit = live.findMisfit(push);
  if (misfit !== undefined) return refusePush(misfit.rejection);
  await live.install(push);
  pending.remove(id);
  return jsonReply(200, describeFinishedPush(push, before));
}

function idOf({ schemaIds }: z.infer<typeof schemaChange>): string {
  return schemaIds[""] ?? "";
}

// The modules were evaluated with these.
function isCurrent(
  variables: Readonly<Record<string, string>>,
  { environment }: LiveCode,
): boolean {
  const current = environment.app;
  const names = new Set([...Object.keys(current), ...Object.keys(variables)]);
  return [...names].every((name) => current[name] === variables[name]);
}
