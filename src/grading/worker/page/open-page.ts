import { z } from "zod";
import { startStopwatch } from "../../../backend/functions/stopwatch.ts";
import { defaultLimits } from "../../../sandbox/limits.ts";
import type { Sandbox, SandboxedProcess } from "../../../sandbox/sandbox.ts";
import { bundleComponent } from "./bundle-page.ts";
import type { PageAnswer, PageCommand, PageMessage, PageRequest } from "./page-protocol.ts";

/** A candidate's component, mounted in a sandboxed process of its own. */
export interface PageSession extends AsyncDisposable {
  /** One at a time, in order. A page that does not answer, or ends, is ended: every later answer says why. */
  perform(command: PageCommand): Promise<PageAnswer>;
}

/** A page, or why the candidate's component could not be mounted. */
export type OpenedPage = PageSession | { readonly error: string };

export interface PagePlace {
  readonly projectDirectory: string;
  readonly sandbox: Sandbox;
  /** Text of the program that holds a page (`bundlePageProgram`). */
  readonly program: Promise<string>;
}

/** What one command may take of work: a page that waits for a busy machine is not to blame. */
const workMilliseconds = 5_000;
const maximumCharacters = 1_000_000;
const maximumErrorCharacters = 4_000;

const answerSchema = z.union([
  z
    .object({ value: z.json() })
    .refine((answer) => JSON.stringify(answer).length <= maximumCharacters),
  z.object({ error: z.string().transform((text) => text.slice(0, maximumErrorCharacters)) }),
]);

/** Mounts a component and waits until it has come to rest. What does not build or mount is the candidate's error. */
export async function openPage(
  { entry, queries, paginatedQueries }: PageRequest,
  { projectDirectory, sandbox, program }: PagePlace,
): Promise<OpenedPage> {
  const bundled = await bundleComponent(entry, projectDirectory);
  if ("error" in bundled) return bundled;
  // What our own program takes to be bundled is not the candidate's time.
  const child = await sandbox.start({ script: await program, limits: defaultLimits });
  const ask = askInOrder(child);
  const mounted = await ask({ type: "mount", code: bundled.code, queries, paginatedQueries });
  if ("error" in mounted) {
    await child.stop();
    return mounted;
  }
  return { perform: ask, [Symbol.asyncDispose]: () => child.stop() };
}

/** Sends messages one after the other, each after the answer to the one before. */
function askInOrder(child: SandboxedProcess): (message: PageMessage) => Promise<PageAnswer> {
  let last: Promise<unknown> = Promise.resolve();
  let end: string | undefined;
  let take: (answer: PageAnswer) => void = () => {};
  const endWith = (reason: string): void => {
    end ??= reason.slice(0, maximumErrorCharacters);
    take({ error: end });
    child.expel(reason);
  };
  child.onMessage((message) => {
    const parsed = answerSchema.safeParse(message);
    if (parsed.success) take(parsed.data);
    else endWith("The page holds more than a grader can take in.");
  });
  void child.exited.then(() => endWith(`The page ended early. ${child.outputTail()}`.trim()));
  const ask = async (message: PageMessage): Promise<PageAnswer> => {
    if (end !== undefined) return { error: end };
    const { promise, resolve } = Promise.withResolvers<PageAnswer>();
    take = resolve;
    const stopwatch = startStopwatch(child);
    const timer = setInterval(() => {
      if (stopwatch.workedFor(workMilliseconds)) endWith("The page did not come to rest.");
    }, workMilliseconds);
    child.send(message);
    const answer = await promise;
    clearInterval(timer);
    return answer;
  };
  return (message) => {
    const answer = last.then(() => ask(message));
    last = answer;
    return answer;
  };
}
