import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";

const keepSnapshot = httpAction(async ({ storage }, request) => {
  const type = request.headers.get("content-type");
  const bytes = await request.arrayBuffer();
  const file = type === null ? new Blob([bytes]) : new Blob([bytes], { type });
  const storageId = await storage.store(file);
  return Response.json({ url: await storage.getUrl(storageId), storageId });
});

const router = httpRouter();
router.route({ method: "POST", path: "/snapshots", handler: keepSnapshot });

export default router;
