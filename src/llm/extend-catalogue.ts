import type {
  CatalogueModel,
  CatalogueProvider,
  ModelCatalogue,
} from "../domain/model-catalogue.ts";
import { UsageError } from "../lib/harness-error.ts";
import { nameOf } from "./find-model.ts";

/** A model as a user gives it: what is absent is taken from the catalogue's entry of that id, if there is one. */
export type ModelChange = Partial<CatalogueModel> & Pick<CatalogueModel, "id">;

/** The same for a provider; a new one needs `api` and `baseUrl`. */
export type ProviderChange = Partial<CatalogueProvider> & Pick<CatalogueProvider, "name">;

/** Puts a user's models and providers over a catalogue; theirs come first. Fails with `UsageError`. */
export function extendCatalogue(
  { models, providers }: ModelCatalogue,
  changes: {
    readonly models: readonly ModelChange[];
    readonly providers: readonly ProviderChange[];
  },
): ModelCatalogue {
  const ids = new Set(changes.models.map(({ id }) => id));
  const names = new Set(changes.providers.map(({ name }) => name));
  return {
    models: [
      ...changes.models.map((change) => ({
        displayName: nameOf(change.id),
        aliases: [],
        ...models.find(({ id }) => id === change.id),
        ...change,
      })),
      ...models.filter(({ id }) => !ids.has(id)),
    ],
    providers: [
      ...changes.providers.map((change) => changedProvider(change, providers)),
      ...providers.filter(({ name }) => !names.has(name)),
    ],
  };
}

function changedProvider(
  change: ProviderChange,
  providers: readonly CatalogueProvider[],
): CatalogueProvider {
  const known = providers.find(({ name }) => name === change.name);
  const { api, baseUrl } = { ...known, ...change };
  if (api === undefined || baseUrl === undefined) {
    throw new UsageError(
      `The configuration's provider "${change.name}" is not one that Faultline knows: give its api and its baseUrl.`,
    );
  }
  const keyVariable = `${change.name.toUpperCase().replace(/[^A-Z0-9]+/gu, "_")}_API_KEY`;
  return { keyVariable, limits: { concurrentCalls: 4 }, ...known, ...change, api, baseUrl };
}
