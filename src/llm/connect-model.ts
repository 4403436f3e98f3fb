import type { LanguageModel as ProviderModel } from "ai";
import type { ModelEndpoint } from "./model-endpoint.ts";

/** The AI SDK's client for an endpoint. Loads only the client that is needed: each takes longer than most commands. */
export async function connectModel(endpoint: ModelEndpoint): Promise<ProviderModel> {
  const { provider, name, apiName = name, api } = endpoint;
  const { baseUrl: baseURL, headers } = withoutCredentials(endpoint.baseUrl);
  // Without a key of ours, the clients would take one from the environment and send it to any address.
  const options = { baseURL, headers, apiKey: endpoint.apiKey ?? "" };
  switch (api) {
    case "openai-responses":
      return (await import("@ai-sdk/openai")).createOpenAI(options).responses(apiName);
    case "openai-chat":
      return (await import("@ai-sdk/openai")).createOpenAI(options).chat(apiName);
    case "anthropic":
      return (await import("@ai-sdk/anthropic")).createAnthropic(options)(apiName);
    case "google":
      return (await import("@ai-sdk/google")).createGoogle(options)(apiName);
    case "openai-compatible": {
      const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
      const apiKey = endpoint.apiKey === undefined ? {} : { apiKey: endpoint.apiKey };
      const includeUsage = true;
      return createOpenAICompatible({ baseURL, headers, ...apiKey, includeUsage, name: provider })(
        apiName,
      );
    }
    default:
      return api satisfies never;
  }
}

/** `fetch` refuses an address that holds a name and a password: they go into the header instead. */
function withoutCredentials(address: string): {
  baseUrl: string;
  headers: Readonly<Record<string, string>>;
} {
  const url = new URL(address);
  const { username, password } = url;
  if (username === "" && password === "") return { baseUrl: address, headers: {} };
  url.username = "";
  url.password = "";
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization = `Basic ${Buffer.from(credentials).toString("base64")}`;
  return { baseUrl: url.href.replace(/\/$/u, ""), headers: { authorization } };
}
