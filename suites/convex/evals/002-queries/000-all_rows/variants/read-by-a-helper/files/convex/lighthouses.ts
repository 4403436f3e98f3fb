import { query } from "./_generated/server";
import { wholeRegister } from "./model/register";

export const listLighthouses = query({ args: {}, handler: (ctx) => wholeRegister(ctx) });
