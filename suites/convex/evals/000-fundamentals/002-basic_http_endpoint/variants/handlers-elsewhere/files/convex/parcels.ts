import { httpAction } from "./_generated/server";

export const stamp = httpAction(
  async (ctx, request) => new Response((await request.text()) + " received"),
);

export const shelve = httpAction(async () => {
  return new Response();
});
