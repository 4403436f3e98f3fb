import { paginationOptsValidator } from "convex/server";
import { query } from "./_generated/server";
import { withGuestName } from "./guests";

export const listBookings = query({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, args) => {
    const { page, isDone, continueCursor, splitCursor, pageStatus } = await ctx.db
      .query("bookings")
      .order("desc")
      .paginate(args.paginationOpts);
    return {
      page: await Promise.all(page.map((booking) => withGuestName(ctx, booking))),
      isDone,
      continueCursor,
      splitCursor,
      pageStatus,
    };
  },
});
