import { defineSchema, defineTable } from "convex/server";
import { code, milliseconds } from "./fields";

const ferryDepartures = defineTable({ departsAt: milliseconds, routeCode: code, vessel: code });

export default defineSchema(
  { ferryDepartures: ferryDepartures.index("r", { fields: ["routeCode", "departsAt"] }) },
  { strictTableNameTypes: true },
);
