import { v } from "convex/values";
import { query } from "./_generated/server";

export const searchNotes = query({
  args: { term: v.string(), surveyor: v.string() },
  returns: v.array(
    v.object({ preview: v.string(), labels: v.array(v.string()), heading: v.string() }),
  ),
  handler: async (ctx, args) => {
    const { page } = await ctx.db
      .query("fieldNotes")
      .withSearchIndex("search_text", (search) => {
        const inText = search.search("text", args.term);
        return inText.eq("surveyor", args.surveyor).eq("cleared", true);
      })
      .paginate({ cursor: null, numItems: 10 });
    return page.map(({ heading, labels, text }) => ({
      heading,
      labels,
      preview: text.length <= 100 ? text : text.slice(0, 100),
    }));
  },
});
