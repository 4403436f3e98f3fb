import { CallRejection } from "../database/call-rejection.ts";
import type { FileStorage, StoredFile } from "../storage/file-storage.ts";
import type { ApiRequest, ApiRoute } from "./api-route.ts";
import { matchesDigest, sha256Of } from "./digest.ts";
import { readRange } from "./read-range.ts";
import { badRequest, errorReply, jsonReply, textReply, type Reply } from "./reply.ts";

const largestUpload = 64 * 1024 * 1024;
const folder = "/api/storage/";
// An address names one content for good.
const cacheControl = "private, max-age=2592000";

/** Upload to and download from the file storage. */
export function storageRoutes(files: FileStorage): readonly ApiRoute[] {
  return [
    { method: "POST", path: `${folder}upload`, handle: (request) => upload(request, files) },
    { method: "GET", path: folder, handle: (request) => serveFile(request, files) },
  ];
}

async function upload(request: ApiRequest, files: FileStorage): Promise<Reply> {
  const component = files.uploadTarget(request.url.searchParams.get("token") ?? "");
  if (component === undefined) {
    return errorReply(401, {
      code: "StorageTokenInvalid",
      message: "The upload URL is not valid any more.",
    });
  }
  const bytes = await request.body(largestUpload);
  if (bytes === undefined) return badRequest("The file is larger than 64 MiB.");
  if (!matchesDigest(bytes, request.headers["digest"])) {
    return badRequest("The file does not match the sha256 of the Digest header.");
  }
  const contentType = request.headers["content-type"];
  try {
    return jsonReply(200, { storageId: files.store({ bytes, contentType }, component) });
  } catch (error) {
    if (error instanceof CallRejection) return badRequest(error.message);
    throw error;
  }
}

function serveFile({ url, headers }: ApiRequest, files: FileStorage): Reply {
  const file = files.readByUuid(url.pathname.slice(folder.length));
  if (file === undefined) return textReply(404, "File not found");
  const hash = sha256Of(file.bytes);
  const etag = `"${hash.toString("hex")}"`;
  const shared: Reply["headers"] = [
    ["accept-ranges", "bytes"],
    ["cache-control", cacheControl],
    ["digest", `sha-256=${hash.toString("base64")}`],
    ["etag", etag],
  ];
  if (headers["if-none-match"] === etag) return { status: 304, headers: shared, body: "" };
  const usesRange = headers["if-range"] === undefined || headers["if-range"] === etag;
  return replyWith(file, { range: usesRange ? headers.range : undefined, shared });
}

function replyWith(
  { bytes, contentType = "application/octet-stream" }: StoredFile,
  { range, shared }: { readonly range: string | undefined; readonly shared: Reply["headers"] },
): Reply {
  const wanted = readRange(range, bytes.length);
  if (wanted === "unsatisfiable") {
    const headers = [...shared, ["content-range", `bytes */${bytes.length}`] as const];
    return { status: 416, headers, body: "" };
  }
  const headers = [...shared, ["content-type", contentType] as const];
  if (wanted === undefined) return { status: 200, headers, body: bytes };
  const { first, last } = wanted;
  return {
    status: 206,
    headers: [...headers, ["content-range", `bytes ${first}-${last}/${bytes.length}`]],
    body: bytes.subarray(first, last + 1),
  };
}
