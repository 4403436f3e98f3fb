import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Sandbox } from "../../../sandbox/sandbox.ts";
import { openPage } from "./open-page.ts";
import type { OpenedPage } from "./open-page.ts";
import { pageCommandSchema, pageRequestSchema } from "./page-protocol.ts";
import type { PageAnswer } from "./page-protocol.ts";

const maximumPages = 8;

const commandSchema = z.object({ page: z.string(), command: pageCommandSchema });
const closingSchema = z.object({ page: z.string() });

/** The pages that a grader has open, by an id of ours. */
export interface OpenPages {
  open(body: unknown, projectDirectory: string): Promise<PageAnswer>;
  perform(body: unknown): Promise<PageAnswer>;
  close(body: unknown): Promise<PageAnswer>;
  closeAll(): Promise<void>;
}

/** `pageProgram` makes the program that holds a page; it is called once, when the first page is opened. */
export function createOpenPages(sandbox: Sandbox, pageProgram: () => Promise<string>): OpenPages {
  // Kept while they open, too, so that none outlives its grading.
  const pages = new Map<string, Promise<OpenedPage>>();
  let program: Promise<string> | undefined;
  return {
    async open(body, projectDirectory) {
      const request = pageRequestSchema.parse(body);
      if (pages.size >= maximumPages) throw new Error("Too many pages are open: close some.");
      program ??= pageProgram();
      const id = randomUUID();
      const opening = openPage(request, { projectDirectory, sandbox, program });
      pages.set(id, opening);
      const page = await opening;
      return "error" in page ? page : { value: id };
    },
    async perform(body) {
      const { page, command } = commandSchema.parse(body);
      const session = await pages.get(page);
      if (session === undefined) throw new Error("This page is not open.");
      return "error" in session ? session : await session.perform(command);
    },
    async close(body) {
      const { page } = closingSchema.parse(body);
      const opening = pages.get(page);
      pages.delete(page);
      await closeOpened(opening);
      return { value: null };
    },
    async closeAll() {
      const open = [...pages.values()];
      pages.clear();
      await Promise.all(open.map(closeOpened));
    },
  };
}

async function closeOpened(opening: Promise<OpenedPage> | undefined): Promise<void> {
  const page = await opening?.catch(() => undefined);
  if (page !== undefined && !("error" in page)) await page[Symbol.asyncDispose]();
}
