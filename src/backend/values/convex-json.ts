import { isConvexArray, type ConvexObject, type ConvexValue, type Json } from "./convex-value.ts";
import { commitTimestamp } from "./commit-timestamp.ts";
import { MalformedValue } from "./malformed-value.ts";

/** Reads the wire form of a value. Throws `MalformedValue` where it is malformed. */
export function decodeValue(json: unknown): ConvexValue {
  if (json === null || typeof json === "boolean" || typeof json === "string") return json;
  if (typeof json === "number") return json;
  if (Array.isArray(json)) return json.map(decodeValue);
  if (typeof json !== "object") throw new MalformedValue(`Unexpected type ${typeof json}`);
  const entries: [string, unknown][] = Object.entries(json);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined && first[0].startsWith("$")) {
    return decodeSpecial(first[0], first[1]);
  }
  return decodeFields(entries);
}

/** Reads the wire form of an object. Throws `MalformedValue` for any other value. */
export function decodeObject(json: unknown): ConvexObject {
  const value = decodeValue(json);
  if (typeof value === "object" && value !== null && !(value instanceof ArrayBuffer)) {
    if (!isConvexArray(value)) return value;
  }
  throw new MalformedValue("Expected an object.");
}

function decodeFields(entries: readonly [string, unknown][]): ConvexObject {
  const fields: Record<string, ConvexValue> = {};
  for (const [name, value] of entries) {
    if (name.startsWith("$")) {
      throw new MalformedValue(`Field name ${name} starts with a '$', which is reserved.`);
    }
    Object.defineProperty(fields, name, {
      value: decodeValue(value),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return fields;
}

function decodeSpecial(tag: string, content: unknown): ConvexValue {
  if (tag === "$commitTs" && content === null) return commitTimestamp;
  if (typeof content !== "string") throw new MalformedValue(`Malformed ${tag} field`);
  const bytes = Buffer.from(content, "base64");
  if (tag === "$bytes") return new Uint8Array(bytes).buffer;
  if (bytes.length !== 8) {
    throw new MalformedValue(`Received ${bytes.length} bytes, expected 8 for ${tag}`);
  }
  if (tag === "$integer") return bytes.readBigInt64LE();
  if (tag === "$float") return bytes.readDoubleLE();
  throw new MalformedValue(`Field name ${tag} starts with a '$', which is reserved.`);
}

/** Writes the wire form of a value, fields sorted by name. */
export function encodeValue(value: ConvexValue): Json {
  if (typeof value === "bigint") {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(value);
    return { $integer: bytes.toString("base64") };
  }
  if (typeof value === "number") return encodeNumber(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof ArrayBuffer) return { $bytes: Buffer.from(value).toString("base64") };
  if (isConvexArray(value)) return value.map(encodeValue);
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, encodeValue(value[name] ?? null)]));
}

function encodeNumber(value: number): Json {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return { $float: bytes.toString("base64") };
}
