import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";

const reportStatus = httpAction(async () => {
  return new Response(JSON.stringify({ harbour: "open", berths: 12 }), {
    status: 200,
    headers: { "Content-Type": "application/json" },
  });
});

const http = httpRouter();

http.route({ path: "/pulse", method: "GET", handler: reportStatus });

http.route({ path: "/intake", method: "POST", handler: reportStatus });

http.route({ path: "/ledger", method: "PUT", handler: reportStatus });

http.route({ pathPrefix: "/api/", method: "GET", handler: reportStatus });

export default http;
