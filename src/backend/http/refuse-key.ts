import { jsonReply, type Reply } from "./reply.ts";

/** The answer to a wrong admin key. */
export function refuseKey(): Reply {
  return jsonReply(401, {
    code: "BadDeployKey",
    message: "The provided deploy key was invalid for deployment",
  });
}
