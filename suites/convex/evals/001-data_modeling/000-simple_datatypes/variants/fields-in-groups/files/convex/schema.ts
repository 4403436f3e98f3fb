import { defineSchema, defineTable } from "convex/server";
import { bookkeeping, readings } from "./calibrationFields";

const calibrations = defineTable({ ...bookkeeping, ...readings });

const schema = defineSchema({ calibrations }, { schemaValidation: true });

export default schema;
