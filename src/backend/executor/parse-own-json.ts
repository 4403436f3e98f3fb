/** Parses JSON that our own side of the channel wrote. */
export function parseOwnJson<Content>(json: string): Content {
  return JSON.parse(json) as Content; // the writer is the parent process, typed by the protocol
}
