import { randomBytes } from "node:crypto";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const randomByteCount = 16;

/**
 * A new document id: base32 of the table's number (variable-length integer), 16 random bytes and a Fletcher-16
 * checksum. 32 characters for table numbers from 128 to 16383.
 */
export function createDocumentId(tableNumber: number): string {
  const body = Buffer.concat([encodeTableNumber(tableNumber), randomBytes(randomByteCount)]);
  return encodeBase32(Buffer.concat([body, checksum(body)]));
}

/** Number of the table that an id names, or `undefined` where the text is no well-formed id. */
export function tableNumberOfId(id: string): number | undefined {
  const bytes = decodeBase32(id);
  if (bytes === undefined || bytes.length < randomByteCount + 3) return undefined;
  const body = bytes.subarray(0, -2);
  if (!checksum(body).equals(bytes.subarray(-2))) return undefined;
  const prefix = body.subarray(0, -randomByteCount);
  const number = decodeTableNumber(prefix);
  return encodeTableNumber(number).equals(prefix) && encodeBase32(bytes) === id
    ? number
    : undefined;
}

function encodeTableNumber(number: number): Buffer {
  const bytes: number[] = [];
  let rest = number;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return Buffer.from([...bytes, rest]);
}

function decodeTableNumber(bytes: Buffer): number {
  return bytes.reduce((number, byte, index) => number + ((byte & 0x7f) << (7 * index)), 0);
}

function checksum(bytes: Buffer): Buffer {
  let [low, high] = [0, 0];
  for (const byte of bytes) {
    low = (low + byte) % 255;
    high = (high + low) % 255;
  }
  return Buffer.from([low, high]);
}

function encodeBase32(bytes: Buffer): string {
  let [text, bits, count] = ["", 0, 0];
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    count += 8;
    for (; count >= 5; count -= 5) text += alphabet[(bits >>> (count - 5)) & 31];
  }
  return count > 0 ? text + alphabet[(bits << (5 - count)) & 31] : text;
}

function decodeBase32(text: string): Buffer | undefined {
  const bytes: number[] = [];
  let [bits, count] = [0, 0];
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return undefined;
    bits = ((bits << 5) | digit) & 0xffff;
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >>> count) & 0xff);
  }
  return Buffer.from(bytes);
}
