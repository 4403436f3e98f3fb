import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Sandbox } from "../../../sandbox/sandbox.ts";
import { bundlePageProgram } from "./bundle-page.ts";
import { openPage } from "./open-page.ts";
import type { PageSession } from "./open-page.ts";
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

export function createOpenPages(sandbox: Sandbox): OpenPages {
  const pages = new Map<string, PageSession>();
  let program: Promise<string> | undefined;
  return {
    async open(body, projectDirectory) {
      const request = pageRequestSchema.parse(body);
      if (pages.size >= maximumPages) throw new Error("Too many pages are open: close some.");
      program ??= bundlePageProgram();
      const page = await openPage(request, { projectDirectory, sandbox, program });
      if ("error" in page) return page;
      const id = randomUUID();
      pages.set(id, page);
      return { value: id };
    },
    async perform(body) {
      const { page, command } = commandSchema.parse(body);
      const session = pages.get(page);
      if (session === undefined) throw new Error("This page is not open.");
      return await session.perform(command);
    },
    async close(body) {
      const { page } = closingSchema.parse(body);
      await pages.get(page)?.[Symbol.asyncDispose]();
      pages.delete(page);
      return { value: null };
    },
    async closeAll() {
      const open = [...pages.values()];
      pages.clear();
      await Promise.all(open.map((page) => page[Symbol.asyncDispose]()));
    },
  };
}
