import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";

const http = httpRouter();

http.route({
  path: "/snapshots",
  method: "POST",
  handler: httpAction(async (ctx, request) => {
    const snapshot = await request.blob();
    const storageId = await ctx.storage.store(snapshot);
    const url = await ctx.storage.getUrl(storageId);
    return new Response(JSON.stringify({ storageId, url }), {
      status: 200,
      headers: { "Content-Type": "application/json" },
    });
  }),
});

export default http;
