import type { ApiKeys } from "../config/api-keys.ts";
import type { ProjectConfig } from "../config/project-config.ts";
import type { CatalogueModel, CatalogueProvider } from "../domain/model-catalogue.ts";
import { UsageError } from "../lib/harness-error.ts";
import { defaultCatalogue } from "../llm/default-catalogue.ts";
import { extendCatalogue } from "../llm/extend-catalogue.ts";
import { findModel, nameOf } from "../llm/find-model.ts";
import type { ModelEndpoint } from "../llm/model-endpoint.ts";

/** A model that can be asked. */
export interface ModelTarget {
  readonly model: CatalogueModel;
  readonly provider: CatalogueProvider;
  readonly endpoint: ModelEndpoint;
}

/**
 * Where a model is asked: at its provider of the catalogue, or at any address that is compatible with OpenAI's chat
 * completions. Fails with `UsageError` for a model that nobody knows.
 */
export function targetOf(
  { model: asked, baseUrl }: { readonly model: string; readonly baseUrl?: string },
  project: Pick<ProjectConfig, "models" | "providers">,
  keyOf: ApiKeys,
): ModelTarget {
  const { model, provider } =
    baseUrl === undefined
      ? findModel(asked, extendCatalogue(defaultCatalogue, project))
      : modelAt(asked, baseUrl);
  const apiKey = provider.apiKey ?? keyOf(provider.keyVariable);
  const endpoint = {
    provider: provider.name,
    name: nameOf(model.id),
    ...(model.apiName !== undefined && { apiName: model.apiName }),
    api: model.api ?? provider.api,
    baseUrl: provider.baseUrl,
    ...(apiKey !== undefined && { apiKey }),
  };
  return { model, provider, endpoint };
}

/** Fails with `UsageError` where a provider will want a key and none is set. */
export function requireKey({ provider, endpoint }: ModelTarget): void {
  const isLocal = /^(localhost|127\.|\[::1\])/u.test(new URL(provider.baseUrl).host);
  if (isLocal || endpoint.apiKey !== undefined || provider.keyVariable === ownVariable) return;
  throw new UsageError(
    `No key for ${provider.name} is set: put it into the variable ${provider.keyVariable}.`,
  );
}

/** Of endpoints that no catalogue knows: a provider's own key is never sent to another address. */
const ownVariable = "FAULTLINE_API_KEY";

/** `acme/coder` names provider and model; a name alone belongs to a provider that is not named. */
function modelAt(asked: string, baseUrl: string): Pick<ModelTarget, "model" | "provider"> {
  const id = asked.includes("/") ? asked : `custom/${asked}`;
  return {
    model: { id, displayName: nameOf(id), aliases: [] },
    provider: {
      name: id.slice(0, id.indexOf("/")),
      api: "openai-compatible",
      baseUrl,
      keyVariable: ownVariable,
      limits: { concurrentCalls: 8 },
    },
  };
}
