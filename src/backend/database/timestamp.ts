/** Wire form of a timestamp: base64 of eight bytes, little-endian. */
export function encodeTimestamp(timestamp: bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(timestamp);
  return bytes.toString("base64");
}

/** Reads the wire form of a timestamp; `undefined` where it is malformed. */
export function decodeTimestamp(text: string): bigint | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.length === 8 && bytes.toString("base64") === text
    ? bytes.readBigUInt64LE()
    : undefined;
}
