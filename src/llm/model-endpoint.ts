import type { ModelApi } from "../domain/model-catalogue.ts";

/** Where a model is asked, and as whom. */
export interface ModelEndpoint {
  readonly provider: string;
  /** Name of the model in runs and reports. */
  readonly name: string;
  /** Name that the provider knows it by; `name` where absent. */
  readonly apiName?: string;
  readonly api: ModelApi;
  /** For example `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly apiKey?: string;
}
