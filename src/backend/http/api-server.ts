import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import type { FunctionKind } from "../executor/protocol.ts";
import type { CallResult } from "../functions/call-result.ts";
import type { FunctionCall } from "../functions/function-runner.ts";
import type { Identity } from "../functions/identity.ts";
import type { FileStorage } from "../storage/file-storage.ts";
import { authenticate } from "./admin-auth.ts";
import { readBody } from "./read-body.ts";
import { refuseKey } from "./refuse-key.ts";
import { jsonReply, textReply, type Reply } from "./reply.ts";
import { requestUrl } from "./request-url.ts";

const largestCall = 16 * 1024 * 1024;
const largestUpload = 64 * 1024 * 1024;
const functionFailed = 560;

const kinds: Readonly<Record<string, FunctionKind | undefined>> = {
  "/api/query": "query",
  "/api/mutation": "mutation",
  "/api/action": "action",
  "/api/function": undefined,
};

const callBody = z.object({
  path: z.string(),
  args: z.unknown(),
  componentPath: z.string().nullish(),
});

const crossOrigin = [
  ["access-control-allow-origin", "*"],
  ["access-control-allow-headers", "*"],
  ["access-control-allow-methods", "GET, POST, OPTIONS"],
] as const;

export interface ApiServerOptions {
  readonly adminKey: string;
  readonly files: FileStorage;
  readonly call: (call: FunctionCall) => Promise<CallResult>;
  /** Answers what the command-line client sends; `undefined` for other requests. */
  readonly answerTool: (request: IncomingMessage, url: URL) => Promise<Reply> | undefined;
}

/** Answers the requests of clients: function calls, uploads and stored files. */
export function createApiHandler(
  options: ApiServerOptions,
): (request: IncomingMessage) => Promise<Reply> {
  return async (request) => {
    const reply = await route(request, options);
    return { ...reply, headers: [...reply.headers, ...crossOrigin] };
  };
}

async function route(request: IncomingMessage, options: ApiServerOptions): Promise<Reply> {
  const url = requestUrl(request, "http://localhost");
  if (url === undefined) return badRequest("The address is malformed.");
  const { pathname, searchParams } = url;
  if (request.method === "OPTIONS") return textReply(204, "");
  const tool = options.answerTool(request, url);
  if (tool !== undefined) return await tool;
  if (request.method === "POST" && pathname === "/api/storage/upload") {
    return await upload(request, searchParams.get("token") ?? "", options.files);
  }
  if (pathname.startsWith("/api/storage/")) {
    return serveFile(pathname.slice("/api/storage/".length), options.files);
  }
  if (request.method === "POST" && Object.hasOwn(kinds, pathname)) {
    return await callFunction(request, kinds[pathname], options);
  }
  return textReply(404, "Not Found");
}

async function callFunction(
  request: IncomingMessage,
  kind: FunctionKind | undefined,
  { adminKey, call }: ApiServerOptions,
): Promise<Reply> {
  const identity = authenticate(request.headers.authorization, adminKey);
  if (identity === undefined) return refusedAuth(request.headers.authorization);
  const body = await readBody(request, largestCall);
  if (body === undefined) return badRequest("The request is larger than 16 MiB.");
  const parsed = parseCall(body);
  if (parsed === undefined) return badRequest("The request is no function call.");
  const { path, args, componentPath } = parsed;
  const result = await call({
    kind,
    path,
    component: componentPath ?? "",
    args: Array.isArray(args) ? args[0] : args,
    identity,
  });
  return jsonReply(result.status === "success" ? 200 : functionFailed, {
    ...withoutUsage(result),
    ...(wantsUsage(request, identity) ? { usage: result.usage } : {}),
  });
}

function parseCall(body: Buffer): z.infer<typeof callBody> | undefined {
  try {
    return callBody.parse(JSON.parse(body.toString("utf8")));
  } catch {
    return undefined;
  }
}

function withoutUsage({ usage: _usage, ...answer }: CallResult): object {
  return answer;
}

function wantsUsage(request: IncomingMessage, identity: Identity): boolean {
  return identity.kind === "admin" && request.headers["faultline-usage"] === "include";
}

function refusedAuth(header: string | undefined): Reply {
  const isKey = header?.startsWith("Convex ") === true;
  return isKey
    ? refuseKey()
    : jsonReply(401, {
        code: "InvalidAuthHeader",
        message: "No auth provider is configured for this deployment",
      });
}

function badRequest(message: string): Reply {
  return jsonReply(400, { code: "BadRequest", message });
}

async function upload(request: IncomingMessage, token: string, files: FileStorage): Promise<Reply> {
  const component = files.uploadTarget(token);
  if (component === undefined) {
    return jsonReply(401, {
      code: "StorageTokenInvalid",
      message: "The upload URL is not valid any more.",
    });
  }
  const bytes = await readBody(request, largestUpload);
  if (bytes === undefined) return badRequest("The file is larger than 64 MiB.");
  const contentType = request.headers["content-type"];
  try {
    return jsonReply(200, { storageId: files.store({ bytes, contentType }, component) });
  } catch (error) {
    if (error instanceof CallRejection) return badRequest(error.message);
    throw error;
  }
}

function serveFile(uuid: string, files: FileStorage): Reply {
  const file = files.readByUuid(uuid);
  if (file === undefined) return textReply(404, "File not found");
  const contentType = file.contentType ?? "application/octet-stream";
  return { status: 200, headers: [["content-type", contentType]], body: file.bytes };
}
