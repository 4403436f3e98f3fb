import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";
import { keepSnapshot } from "./snapshots";

const http = httpRouter();

http.route({ path: "/snapshots", method: "POST", handler: httpAction(keepSnapshot) });

export default http;
