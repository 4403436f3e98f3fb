import { defineSchema, defineTable } from "convex/server";
import { v, type PropertyValidators } from "convex/values";

function eventOf<Kind extends string, Fields extends PropertyValidators>(
  kind: Kind,
  fields: Fields,
) {
  return v.object({ kind: v.literal(kind), ...fields });
}

const text = v.string();
const number = v.number();

export const ledgerEvent = v.union(
  eventOf("deposit", { account: text, cents: number }),
  eventOf("feeChange", { code: text, percent: number }),
  eventOf("transferOut", { account: text, iban: text }),
);

export default defineSchema({ ledgerEvents: defineTable(ledgerEvent) });
