import type { Config } from "../config/load-config.ts";
import type { Workbench } from "./workbench.ts";
export async function openWorkbench(config: Config): Promise<Workbench> {
  throw new Error(`not connected: ${config.storeDirectory}`);
}
