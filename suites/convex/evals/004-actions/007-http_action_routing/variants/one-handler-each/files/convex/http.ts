import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";

const status = { berths: 12, harbour: "open" };

const router = httpRouter();

router.route({
  pathPrefix: "/api/",
  method: "GET",
  handler: httpAction(async () => Response.json(status)),
});
router.route({
  path: "/pulse",
  method: "GET",
  handler: httpAction(async () => Response.json(status)),
});
router.route({
  path: "/intake",
  method: "POST",
  handler: httpAction(async () => Response.json(status)),
});
router.route({
  path: "/ledger",
  method: "PUT",
  handler: httpAction(async () => Response.json(status)),
});

export default router;
