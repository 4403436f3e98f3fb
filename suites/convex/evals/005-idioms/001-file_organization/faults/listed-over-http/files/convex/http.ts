import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";

const http = httpRouter();

http.route({
  path: "/bakeries",
  method: "GET",
  handler: httpAction(async () => Response.json([])),
});

export default http;
