import type { PushRejection } from "./deployment.ts";

/** A project was to be pushed, and the platform rejects it. The message lists every rejection with its place. */
export class PushRejected extends Error {
  override readonly name = "PushRejected";
  readonly rejections: readonly PushRejection[];

  constructor(rejections: readonly PushRejection[]) {
    super(["The project was rejected.", ...rejections.map(toText)].join("\n\n"));
    this.rejections = rejections;
  }
}

function toText({ code, message, file, line, column }: PushRejection): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return [...(place === "" ? [] : [place]), `${code}: ${message}`].join("\n");
}
