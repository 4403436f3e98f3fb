import type { Doc } from "./_generated/dataModel";
import type { QueryCtx } from "./_generated/server";

export async function withGuestName(ctx: QueryCtx, booking: Doc<"bookings">) {
  const guest = await ctx.db.get(booking.guestId);
  if (guest) return Object.assign(booking, { guestName: guest.name });
  throw new Error(`Guest not found: ${booking.guestId}`);
}
