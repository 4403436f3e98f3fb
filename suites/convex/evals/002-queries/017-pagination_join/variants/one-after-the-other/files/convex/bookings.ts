import { paginationOptsValidator } from "convex/server";
import { ConvexError } from "convex/values";
import type { Doc, Id } from "./_generated/dataModel";
import { query } from "./_generated/server";

export const listBookings = query({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, { paginationOpts }) => {
    const bookings = await ctx.db.query("bookings").order("desc").paginate(paginationOpts);
    const names = new Map<Id<"guests">, string>();
    const page: (Doc<"bookings"> & { guestName: string })[] = [];
    for (const booking of bookings.page) {
      let guestName = names.get(booking.guestId);
      if (guestName === undefined) {
        const guest = await ctx.db.get("guests", booking.guestId);
        if (!guest) throw new ConvexError(`The guest of booking ${booking._id}: guest not found.`);
        guestName = guest.name;
        names.set(guest._id, guestName);
      }
      page.push({ ...booking, guestName });
    }
    bookings.page = page;
    return bookings;
  },
});
