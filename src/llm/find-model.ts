import type {
  CatalogueModel,
  CatalogueProvider,
  ModelCatalogue,
} from "../domain/model-catalogue.ts";
import { UsageError } from "../lib/harness-error.ts";

export interface FoundModel {
  readonly model: CatalogueModel;
  readonly provider: CatalogueProvider;
}

/**
 * The model that goes by an id or an alias; any `provider/name` of a known provider is one, without limits and price
 * where it is not listed. Fails with `UsageError`.
 */
export function findModel(asked: string, { models, providers }: ModelCatalogue): FoundModel {
  const listed = models.find(({ id, aliases }) => id === asked || aliases.includes(asked));
  const model = listed ?? { id: asked, displayName: nameOf(asked), aliases: [] };
  const provider = providers.find(({ name }) => model.id.startsWith(`${name}/`));
  if (provider !== undefined && nameOf(model.id) !== "") return { model, provider };
  throw new UsageError(
    `No model goes by "${asked}". Give provider/name with one of the providers ${listOf(providers.map(({ name }) => name))}, one of ${listOf(models.map(({ id }) => id))}, or --base-url <url> for any other endpoint.`,
  );
}

/** What stands behind the provider: it may hold slashes of its own. */
export function nameOf(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}

function listOf(names: readonly string[]): string {
  return names.join(", ");
}
