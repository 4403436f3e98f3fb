import { defineSchema } from "convex/server";
import { bottlings } from "./tables/bottlings";
import { vineyards } from "./tables/vineyards";

export default defineSchema({ bottlings, vineyards });
