import type { AuthRefusal } from "../auth/authentication.ts";
import { errorReply, type Reply } from "./reply.ts";

/** The answer to a caller whose credentials are refused. */
export function refusedAuthentication(refusal: AuthRefusal): Reply {
  return errorReply(401, refusal);
}
