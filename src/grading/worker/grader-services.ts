import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { closeServer, listenOnLoopback, readBody, startFixtureServer } from "./fixture-server.ts";
import type { FixtureServer } from "./fixture-server.ts";
import { createOpenPages } from "./page/open-pages.ts";
import type { OpenPages } from "./page/open-pages.ts";
import { renderComponent, renderRequestSchema } from "./render-component.ts";

/**
 * What a grader asks of the process that grades: answers for the loopback fixture, renderings of the candidate's
 * components, and pages that hold one. The address holds a secret, so candidate code that reaches the fixture cannot program it.
 */
export interface GraderServices extends AsyncDisposable {
  readonly url: string;
  readonly fixtureUrl: string;
  /** Starts a grading: forgets the fixture's answers and takes components from this project. */
  begin(projectDirectory: string): void;
  /** Ends a grading: closes the pages that its grader left open. */
  end(): Promise<void>;
}

const fixtureSchema = z.object({
  path: z.string().startsWith("/"),
  status: z.number().int().min(200).max(599),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(""),
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** `pageProgram` makes the program that holds a page; called when the first page is opened. */
export async function startGraderServices(
  sandbox: Sandbox,
  pageProgram: () => Promise<string>,
): Promise<GraderServices> {
  const fixture = await startFixtureServer();
  const pages = createOpenPages(sandbox, pageProgram);
  const secret = randomBytes(16).toString("hex");
  let projectDirectory = "";
  const server = createServer((request, response) => {
    const reply = ({ status, body }: Answer): void => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    const render = (body: unknown): Promise<Answer> =>
      renderAnswer(body, projectDirectory, sandbox);
    const open = (body: unknown): Promise<unknown> => pages.open(body, projectDirectory);
    answer(request, secret, { fixture, render, pages: { ...pages, open } }).then(
      reply,
      (error: unknown) => {
        reply({
          status: 400,
          body: { error: error instanceof Error ? error.message : String(error) },
        });
      },
    );
  });
  const port = await listenOnLoopback(server);
  return {
    url: `http://127.0.0.1:${port}/${secret}`,
    fixtureUrl: fixture.origin,
    begin(project) {
      fixture.reset();
      projectDirectory = project;
    },
    end: () => pages.closeAll(),
    async [Symbol.asyncDispose]() {
      await closeServer(server);
      await pages.closeAll();
      await fixture[Symbol.asyncDispose]();
    },
  };
}

interface Handlers {
  readonly fixture: FixtureServer;
  readonly render: (body: unknown) => Promise<Answer>;
  readonly pages: Pick<OpenPages, "perform" | "close"> & {
    readonly open: (body: unknown) => Promise<unknown>;
  };
}

async function answer(
  request: IncomingMessage,
  secret: string,
  { fixture, render, pages }: Handlers,
): Promise<Answer> {
  const text = await readBody(request);
  switch (`${request.method} ${request.url}`) {
    case `PUT /${secret}/fixture`:
      fixture.respond(fixtureSchema.parse(JSON.parse(text)));
      return { status: 200, body: {} };
    case `DELETE /${secret}/fixture`:
      fixture.reset();
      return { status: 200, body: {} };
    case `GET /${secret}/fixture/requests`:
      return { status: 200, body: fixture.requests() };
    case `POST /${secret}/render`:
      return render(JSON.parse(text));
    case `POST /${secret}/page`:
      return { status: 200, body: await pages.open(JSON.parse(text)) };
    case `POST /${secret}/page/command`:
      return { status: 200, body: await pages.perform(JSON.parse(text)) };
    case `POST /${secret}/page/close`:
      return { status: 200, body: await pages.close(JSON.parse(text)) };
    default:
      return { status: 404, body: { error: "No such service." } };
  }
}

async function renderAnswer(
  body: unknown,
  projectDirectory: string,
  sandbox: Sandbox,
): Promise<Answer> {
  const request = renderRequestSchema.parse(body);
  return { status: 200, body: await renderComponent(request, { projectDirectory, sandbox }) };
}
