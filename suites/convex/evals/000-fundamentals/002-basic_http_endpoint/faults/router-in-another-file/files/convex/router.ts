import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";

const http = httpRouter();

http.route({
  path: "/stamp",
  method: "POST",
  handler: httpAction(async (_ctx, request) => {
    const body = await request.text();
    return new Response(`${body} received`, {
      status: 200,
      headers: { "Content-Type": "text/plain" },
    });
  }),
});

http.route({
  pathPrefix: "/racks/",
  method: "PUT",
  handler: httpAction(async () => new Response(null, { status: 200 })),
});

export default http;
