import { HarnessError } from "../lib/harness-error.ts";
import type { GenerationReply, GenerationRequest, LanguageModel } from "./language-model.ts";

/** What a scripted model does when it is asked: reply with a text, reply in detail, or fail. */
export type ScriptedReply = string | GenerationReply | Error;

/** Replies by eval path; of a list, each is used once, the last one for good. */
export type Script = Readonly<Record<string, ScriptedReply | readonly ScriptedReply[]>>;

/** A model that follows a script and remembers what it was asked. */
export interface ScriptedModel extends LanguageModel {
  readonly requests: readonly GenerationRequest[];
}

/** Makes a model that answers from a script: for tests, and to try a suite without a provider. */
export function scriptedModel(script: Script): ScriptedModel {
  const requests: GenerationRequest[] = [];
  return {
    provider: "scripted",
    name: "scripted",
    requests,
    async generate(request) {
      const earlier = requests.filter(({ evalPath }) => evalPath === request.evalPath).length;
      requests.push(request);
      const reply = replyAt(script[request.evalPath], earlier);
      if (reply === undefined) {
        throw new HarnessError("skip-attempt", `The script has no reply for ${request.evalPath}.`);
      }
      if (reply instanceof Error) throw reply;
      return typeof reply === "string" ? { text: reply, finishReason: "stop" } : reply;
    },
  };
}

function replyAt(entry: Script[string] | undefined, index: number): ScriptedReply | undefined {
  return isList(entry) ? entry[Math.min(index, entry.length - 1)] : entry;
}

function isList(entry: Script[string] | undefined): entry is readonly ScriptedReply[] {
  return Array.isArray(entry);
}
