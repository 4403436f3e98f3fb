import { v } from "convex/values";

export function pair<Left extends string, Right extends string>(left: Left, right: Right) {
  return { actorId: v.id(left), productionId: v.id(right) };
}
