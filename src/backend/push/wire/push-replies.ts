import { jsonReply, type Reply } from "../../http/reply.ts";
import type { PushRejection } from "../../deployment.ts";

const introductions: Readonly<Record<string, string>> = {
  InvalidModules:
    "Hit an error while pushing:\nLoading the pushed modules encountered the following\n    error:\n",
  InvalidSchema: "Hit an error while evaluating your schema:\n",
};

/** Tells the client what the platform rejects; it prints code and message. */
export function refusePush({ code, message }: PushRejection): Reply {
  return refuse(code, `${introductions[code] ?? ""}${message}`);
}

export function refuse(code: string, message: string): Reply {
  return jsonReply(400, { code, message });
}

/** The client starts over. */
export function refuseRace(): Reply {
  return refuse("RaceDetected", "The code or the environment variables changed during the push.");
}
