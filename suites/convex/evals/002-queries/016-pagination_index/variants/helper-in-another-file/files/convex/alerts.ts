import { query } from "./_generated/server";
import { alertsOf, pageOfTurbine } from "./model/turbines";

export const listTurbineAlerts = query({
  args: pageOfTurbine,
  handler: async (ctx, args) => alertsOf(ctx, args.turbineId).paginate(args.paginationOpts),
});
