import { validateHeaderName, validateHeaderValue } from "node:http";

/** True for a header that can be sent: a token as its name, no line breaks or control characters in its value. */
export function isValidHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
