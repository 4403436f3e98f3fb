import { httpRouter } from "convex/server";
import type { RouteSpec } from "convex/server";
import { httpAction } from "./_generated/server";

const received = httpAction(async (_, request) => {
  const blob = await request.blob();
  const parts = [await blob.text(), "received"];
  return new Response(parts.join(" "), { headers: [["Content-Type", "text/plain;charset=UTF-8"]] });
});

const accepted = httpAction(async (_, request) => {
  await request.arrayBuffer();
  return new Response(null);
});

const routes: RouteSpec[] = [
  { path: "/stamp", method: "POST", handler: received },
  { pathPrefix: "/racks/", method: "PUT", handler: accepted },
];

const http = httpRouter();
for (const route of routes) http.route(route);
export default http;
