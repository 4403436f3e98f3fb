import { openParentChannel } from "../../../sandbox/parent-channel.ts";
import { createPage } from "./create-page.ts";
import { installDom } from "./install-dom.ts";
import type { PageMessage } from "./page-protocol.ts";

/** Entry of the program that holds a page in the sandbox: one message at a time, one answer to each. */
async function main(): Promise<void> {
  const dom = installDom();
  // React looks for a document when it is loaded.
  const libraries = {
    react: await import("react"),
    "react-dom": await import("react-dom"),
    "react-dom/client": await import("react-dom/client"),
    "react/jsx-runtime": await import("react/jsx-runtime"),
  };
  process.on("unhandledRejection", report);
  process.on("uncaughtException", report);
  Reflect.set(globalThis, "reportError", report);
  const page = createPage(dom, libraries);
  const channel = openParentChannel();
  channel.onMessage((message) => {
    const told = message as PageMessage; // written by our own process
    void page.answer(told).then((answer) => channel.send(answer));
  });
}

/** What nobody catches a browser only logs. */
function report(error: unknown): void {
  console.error(error);
}

await main();
