import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import type { ApiRequest } from "../../http/api-route.ts";

const largestBody = 64 * 1024 * 1024;
const largestContent = 256 * 1024 * 1024;

/** JSON of a request, which may be compressed with Brotli; `undefined` where it is too large or none. */
export async function readToolBody(request: ApiRequest): Promise<unknown> {
  const body = await request.body(largestBody);
  if (body === undefined) return undefined;
  try {
    const isCompressed = request.headers["content-encoding"] === "br";
    const content = isCompressed ? await decompress(body) : body;
    return JSON.parse(content.toString("utf8"));
  } catch {
    return undefined;
  }
}

async function decompress(body: Buffer): Promise<Buffer> {
  return await promisify(brotliDecompress)(body, { maxOutputLength: largestContent });
}
