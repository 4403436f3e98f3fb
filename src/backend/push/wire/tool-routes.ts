import { z } from "zod";
import { refused } from "../../auth/authentication.ts";
import type { Authenticator } from "../../auth/authenticator.ts";
import { CallRejection } from "../../database/call-rejection.ts";
import type { FunctionLog } from "../../functions/function-log.ts";
import type { ApiRequest, ApiRoute } from "../../http/api-route.ts";
import { refusedAuthentication } from "../../http/refused-authentication.ts";
import { jsonReply, type Reply } from "../../http/reply.ts";
import { pushAnswers, type PushAnswer, type PushAnswerOptions } from "./answer-push.ts";
import { refuse } from "./push-replies.ts";
import { readToolBody } from "./read-tool-body.ts";

const keyInBody = z.looseObject({ adminKey: z.string() });
const environmentUpdate = z.object({
  changes: z.array(z.object({ name: z.string(), value: z.string().nullish().default(null) })),
});

export interface ToolOptions extends PushAnswerOptions {
  readonly authenticator: Authenticator;
  readonly log: FunctionLog;
}

/** What the command-line client asks for beside function calls; for the admin alone. */
export function toolRoutes(options: ToolOptions): readonly ApiRoute[] {
  const { authenticator, live, log } = options;
  const get = (path: string, answer: (request: ApiRequest) => unknown): ApiRoute => ({
    method: "GET",
    path,
    handle: async (request) =>
      refusalOf(authenticator, request.headers.authorization) ??
      jsonReply(200, await answer(request)),
  });
  const posts: Readonly<Record<string, PushAnswer>> = {
    ...pushAnswers(options),
    "/api/update_environment_variables": async (body) => {
      await live.updateEnvironment(environmentUpdate.parse(body).changes);
      return jsonReply(200, null);
    },
  };
  return [
    get("/api/v1/get_canonical_urls", () => {
      const { CONVEX_CLOUD_URL, CONVEX_SITE_URL } = live.environment.platform;
      return { convexCloudUrl: CONVEX_CLOUD_URL, convexSiteUrl: CONVEX_SITE_URL };
    }),
    get("/api/v1/list_environment_variables", () => ({
      environmentVariables: live.environment.app,
    })),
    get("/api/stream_function_logs", ({ url, signal }) =>
      log.wait(Number(url.searchParams.get("cursor")), signal),
    ),
    ...Object.entries(posts).map(([path, post]): ApiRoute => ({
      method: "POST",
      path,
      handle: (request) => answerPost(request, post, authenticator),
    })),
  ];
}

async function answerPost(
  request: ApiRequest,
  post: PushAnswer,
  authenticator: Authenticator,
): Promise<Reply> {
  const { authorization } = request.headers;
  // A body is unpacked only for callers who may push; older clients have the key in the body alone.
  const refusal = authorization === undefined ? undefined : refusalOf(authenticator, authorization);
  if (refusal !== undefined) return refusal;
  const body = await readToolBody(request);
  if (body === undefined) return refuse("BadJsonBody", "The request is too large or no JSON.");
  if (authorization === undefined) {
    const key = keyInBody.safeParse(body).data?.adminKey ?? "";
    const keyRefusal = refusalOf(authenticator, `Convex ${key}`);
    if (keyRefusal !== undefined) return keyRefusal;
  }
  try {
    return await post(body);
  } catch (error) {
    if (error instanceof CallRejection) return refuse("BadRequest", error.message);
    if (error instanceof z.ZodError) return refuse("BadJsonBody", z.prettifyError(error));
    throw error;
  }
}

/** The answer to whoever is not the admin. */
function refusalOf(
  authenticator: Authenticator,
  authorization: string | undefined,
): Reply | undefined {
  const authentication = authenticator.ofHeader(authorization);
  if (authentication.status === "refused") return refusedAuthentication(authentication);
  return authentication.identity.kind === "admin"
    ? undefined
    : refusedAuthentication(
        refused("BadDeployKey", "The provided deploy key was invalid for deployment"),
      );
}
