import { v } from "convex/values";

export function logging(text: string) {
  return {
    args: {},
    returns: v.null(),
    handler: async () => {
      console.log(text);
      return null;
    },
  };
}
