import { paginationOptsValidator } from "convex/server";
import { query } from "./_generated/server";

export const listBookings = query({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, args) => {
    const result = await ctx.db.query("bookings").order("desc").paginate(args.paginationOpts);
    const page = await Promise.all(
      result.page.map(async (booking) => {
        const guest = await ctx.db.get(booking.guestId);
        if (guest === null) throw new Error("Guest not found");
        return { ...booking, guestName: guest.name };
      }),
    );
    return { ...result, page };
  },
});
