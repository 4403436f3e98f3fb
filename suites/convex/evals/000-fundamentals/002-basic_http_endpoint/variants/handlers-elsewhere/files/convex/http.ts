import { httpRouter } from "convex/server";
import { shelve, stamp } from "./parcels";

const router = httpRouter();
router.route({ method: "PUT", pathPrefix: "/racks/", handler: shelve });
router.route({ method: "POST", path: "/stamp", handler: stamp });
export default router;
