import type { AttemptId } from "./attempt.ts";
import type { GradingId } from "./grading.ts";
import type { RunId } from "./run.ts";

/** Ten digits and the letters that cannot be mistaken for another (no i, l, o, u): 32 characters, 5 bits each. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** Fills an array with random bytes. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** A new id: 32 random characters, so that the first eight tell runs apart. */
export function newId(random: RandomBytes = (bytes) => crypto.getRandomValues(bytes)): string {
  return Array.from(random(new Uint8Array(32)), (byte) => alphabet[byte % 32]).join("");
}

/** Takes a text as the id of a run; ids from elsewhere are accepted whatever their form. */
export function runId(text: string): RunId {
  return text as RunId; // the one place where this brand is given
}

/** Takes a text as the id of an attempt. */
export function attemptId(text: string): AttemptId {
  return text as AttemptId; // the one place where this brand is given
}

/** Takes a text as the id of a grading. */
export function gradingId(text: string): GradingId {
  return text as GradingId; // the one place where this brand is given
}
