import type { ToolSet } from "ai";
import type { ModelApi } from "../domain/model-catalogue.ts";

/** The protocols in which a provider itself searches the web for a model. */
export const apisWithWebSearch: readonly ModelApi[] = ["openai-responses", "anthropic", "google"];

/** The tool by which a provider searches the web for its model; undefined where the protocol has none. */
export async function webSearchTools(api: ModelApi): Promise<ToolSet | undefined> {
  switch (api) {
    case "openai-responses":
      return { web_search: (await import("@ai-sdk/openai")).openai.tools.webSearch() };
    case "anthropic": {
      const { anthropic } = await import("@ai-sdk/anthropic");
      return { web_search: anthropic.tools.webSearch_20250305() };
    }
    case "google":
      return { google_search: (await import("@ai-sdk/google")).google.tools.googleSearch({}) };
    case "openai-chat":
    case "openai-compatible":
      return undefined;
    default:
      return api satisfies never;
  }
}
