import { v } from "convex/values";
import * as server from "./_generated/server";

const nothing = { args: v.object({}), returns: v.null(), handler: () => null };

const read = server.query(nothing);
const write = server.mutation(nothing);
const task = server.action(nothing);

export { read as readProbe, write as writeProbe, task as taskProbe };

export const keeperReadProbe = server.internalQuery(nothing);
export const keeperWriteProbe = server.internalMutation(nothing);
export const keeperTaskProbe = server.internalAction(nothing);
