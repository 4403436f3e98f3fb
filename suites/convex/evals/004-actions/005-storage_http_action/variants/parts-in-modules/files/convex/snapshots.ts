import type { ActionCtx } from "./_generated/server";

export async function keepSnapshot(ctx: ActionCtx, request: Request): Promise<Response> {
  const body = await request.blob();
  const storageId = await ctx.storage.store(body);
  const url = await ctx.storage.getUrl(storageId);
  const headers = new Headers();
  headers.set("content-type", "application/json");
  return new Response(JSON.stringify({ storageId, url }), { headers });
}
