import type { ApiRoute } from "./api-route.ts";
import { textReply } from "./reply.ts";

const name = "faultline";

/** What anyone may ask of a deployment. */
export function informationRoutes(): readonly ApiRoute[] {
  return ["/version", "/instance_name"].map((path) => ({
    method: "GET",
    path,
    handle: () => textReply(200, name),
  }));
}
