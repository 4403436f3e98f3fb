export type { GenerationReply, GenerationRequest, LanguageModel } from "../llm/language-model.ts";
export { scriptedModel } from "../llm/scripted-model.ts";
export type { Script, ScriptedModel, ScriptedReply } from "../llm/scripted-model.ts";
export { startScriptedProviderServer } from "../testing/scripted-provider-server.ts";
export type {
  ProviderAnswer,
  ProviderRequest,
  ProviderScript,
  ProviderServerObserver,
  ScriptedProviderServer,
} from "../testing/scripted-provider-server.ts";
export { temporaryTree } from "../testing/temporary-tree.ts";
export type { TemporaryTree } from "../testing/temporary-tree.ts";
