import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { CallRejection } from "../../database/call-rejection.ts";
import type { FunctionLog } from "../../functions/function-log.ts";
import { authenticate } from "../../http/admin-auth.ts";
import { refuseKey } from "../../http/refuse-key.ts";
import { jsonReply, textReply, type Reply } from "../../http/reply.ts";
import { pushAnswers, type PushAnswer, type PushAnswerOptions } from "./answer-push.ts";
import { refuse } from "./push-replies.ts";
import { readToolBody } from "./read-tool-body.ts";

const keyInBody = z.looseObject({ adminKey: z.string() });
const environmentUpdate = z.object({
  changes: z.array(z.object({ name: z.string(), value: z.string().nullish().default(null) })),
});

export interface ToolOptions extends PushAnswerOptions {
  readonly adminKey: string;
  readonly log: FunctionLog;
}

type Answer = (request: IncomingMessage, url: URL) => Promise<Reply> | undefined;

/** Answers the requests of the command-line client that are no function calls; `undefined` for any other request. */
export function createToolHandler(options: ToolOptions): Answer {
  const { adminKey, live, log } = options;
  const posts: Readonly<Record<string, PushAnswer>> = {
    ...pushAnswers(options),
    "/api/update_environment_variables": async (body) => {
      await live.updateEnvironment(environmentUpdate.parse(body).changes);
      return jsonReply(200, null);
    },
  };
  const gets: Readonly<
    Record<string, (url: URL, request: IncomingMessage) => Promise<Reply> | Reply>
  > = {
    "/api/v1/get_canonical_urls": () => {
      const { CONVEX_CLOUD_URL, CONVEX_SITE_URL } = live.environment.platform;
      return jsonReply(200, { convexCloudUrl: CONVEX_CLOUD_URL, convexSiteUrl: CONVEX_SITE_URL });
    },
    "/api/v1/list_environment_variables": () =>
      jsonReply(200, { environmentVariables: live.environment.app }),
    "/api/stream_function_logs": async ({ searchParams }, request) => {
      const cursor = Number(searchParams.get("cursor"));
      return jsonReply(200, await log.wait(cursor, signalOf(request)));
    },
  };
  return (request, url) => {
    const { pathname } = url;
    if (pathname === "/version" || pathname === "/instance_name") {
      return Promise.resolve(textReply(200, "faultline"));
    }
    const post = Object.hasOwn(posts, pathname) ? posts[pathname] : undefined;
    if (request.method === "POST" && post !== undefined) return answer(request, post, adminKey);
    const get = Object.hasOwn(gets, pathname) ? gets[pathname] : undefined;
    if (request.method !== "GET" || get === undefined) return undefined;
    if (!isAdmin(request, adminKey)) return Promise.resolve(refuseKey());
    return Promise.resolve(get(url, request));
  };
}

async function answer(
  request: IncomingMessage,
  post: PushAnswer,
  adminKey: string,
): Promise<Reply> {
  const hasHeader = request.headers.authorization !== undefined;
  // A body is unpacked only for callers who may push; older clients have the key in the body alone.
  if (hasHeader && !isAdmin(request, adminKey)) return refuseKey();
  const body = await readToolBody(request);
  if (body === undefined) return refuse("BadJsonBody", "The request is too large or no JSON.");
  const key = keyInBody.safeParse(body).data?.adminKey;
  if (!hasHeader && authenticate(`Convex ${key}`, adminKey)?.kind !== "admin") return refuseKey();
  try {
    return await post(body);
  } catch (error) {
    if (error instanceof CallRejection) return refuse("BadRequest", error.message);
    if (error instanceof z.ZodError) return refuse("BadJsonBody", z.prettifyError(error));
    throw error;
  }
}

function isAdmin({ headers }: IncomingMessage, adminKey: string): boolean {
  return authenticate(headers.authorization, adminKey)?.kind === "admin";
}

function signalOf(request: IncomingMessage): AbortSignal {
  const controller = new AbortController();
  request.socket.once("close", () => controller.abort());
  return controller.signal;
}
