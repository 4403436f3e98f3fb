import type { ExportedData } from "../../src/server/api-types.ts";

declare global {
  interface Window {
    /** Written by `faultline export` into `data.js`. */
    readonly __FAULTLINE_DATA__?: ExportedData;
  }
}

/** What a static export brought along; absent where a server answers. */
export function embeddedData(): ExportedData | undefined {
  return window.__FAULTLINE_DATA__;
}
