import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";

const http = httpRouter();

const handler = httpAction(() => Promise.resolve(Response.json({ berths: 12, harbour: "open" })));

const exactRoutes = [
  ["/pulse", "GET"],
  ["/intake", "POST"],
  ["/ledger", "PUT"],
] as const;

for (const [path, method] of exactRoutes) {
  http.route({ path, method, handler });
}
http.route({ method: "GET", pathPrefix: "/api/", handler });

export default http;
