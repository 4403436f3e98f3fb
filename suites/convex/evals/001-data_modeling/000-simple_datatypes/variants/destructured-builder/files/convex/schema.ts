import * as server from "convex/server";
import { v as values } from "convex/values";

const { any, boolean, bytes, float64, int64, string, union } = values;
const float = float64();
const integer = int64();

export default server.defineSchema({
  calibrations: server.defineTable({
    reserved: union(values.null()),
    gain: float,
    offset: float,
    serialNo: integer,
    ticks: integer,
    locked: boolean(),
    operator: string(),
    rawDump: bytes(),
    extra: any(),
  }),
});
