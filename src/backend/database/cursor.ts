import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { contentHash } from "../../lib/content-hash.ts";
import { encodeValue } from "../values/convex-json.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import { CallRejection } from "./call-rejection.ts";
import { decodeOperand } from "./index-range.ts";
import type { QueryDefinition } from "./query-definition.ts";

/** A place between two documents of a query's range, or its end. */
export type Position =
  | { readonly kind: "after"; readonly key: readonly (ConvexValue | undefined)[] }
  | { readonly kind: "end" };

const cursorContent = z.object({ query: z.string(), key: z.array(z.unknown()).nullable() });

/** Writes and reads cursors: opaque, signed and bound to their query. */
export class CursorCodec {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  encode(query: QueryDefinition, position: Position): string {
    const key =
      position.kind === "end"
        ? null
        : position.key.map((part) =>
            part === undefined ? { $undefined: null } : encodeValue(part),
          );
    const content = Buffer.from(JSON.stringify({ query: fingerprint(query), key }));
    return Buffer.concat([this.#sign(content), content]).toString("base64url");
  }

  /** Throws `CallRejection` for a cursor of another query and for text that is no cursor. */
  decode(query: QueryDefinition, cursor: string): Position {
    const bytes = Buffer.from(cursor, "base64url");
    const [signature, content] = [bytes.subarray(0, 16), bytes.subarray(16)];
    if (signature.length < 16 || !timingSafeEqual(signature, this.#sign(content))) {
      throw new CallRejection("InvalidCursor: Failed to parse cursor");
    }
    const { query: boundTo, key } = cursorContent.parse(JSON.parse(content.toString("utf8")));
    if (boundTo !== fingerprint(query)) {
      throw new CallRejection(
        "InvalidCursor: Tried to run a query starting from a cursor, but it looks like this cursor is from a different query.",
      );
    }
    return key === null ? { kind: "end" } : { kind: "after", key: key.map(decodeOperand) };
  }

  #sign(content: Buffer): Buffer {
    return createHmac("sha256", this.#secret).update(content).digest().subarray(0, 16);
  }
}

function fingerprint(query: QueryDefinition): string {
  return contentHash(JSON.stringify(query));
}
