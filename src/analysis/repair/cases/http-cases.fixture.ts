import { type RepairCase, testFailure } from "./repair-case.fixture.ts";

const routesReference = `import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";

const http = httpRouter();

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });

http.route({
  path: "/health",
  method: "GET",
  handler: httpAction(async () => json({ ok: true })),
});

http.route({
  pathPrefix: "/api/",
  method: "GET",
  handler: httpAction(async (ctx, request) => {
    const path = new URL(request.url).pathname;
    return json({ path });
  }),
});

http.route({
  path: "/items",
  method: "POST",
  handler: httpAction(async (ctx, request) => {
    const item = await request.json();
    return json({ received: item.name }, 201);
  }),
});

export default http;
`;

const routesCandidate = `import { httpAction } from "./_generated/server";
import { httpRouter } from "convex/server";

const getHealth = httpAction(async () => {
  return Response.json({ ok: true });
});

const createItem = httpAction(async (_, req) => {
  const { name } = await req.json();
  return Response.json({ received: name }, { status: 201 });
});

const echoPath = httpAction(async (_, req) => {
  const url = new URL(req.url);
  return Response.json({ path: url.pathname });
});

const router = httpRouter();

router.route({ path: "/items", method: "POST", handler: createItem });
router.route({ path: "/api/*", method: "GET", handler: echoPath });
router.route({ path: "/health", method: "GET", handler: getHealth });

export default router;
`;

const viewReference = `import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../convex/_generated/api";

export default function App() {
  const [text, setText] = useState("");
  const send = useMutation(api.messages.send);
  const handleSubmit = (event: React.FormEvent) => {
    event.preventDefault();
    void send({ body: text, author: "me" });
    setText("");
  };
  return (
    <form onSubmit={handleSubmit}>
      <input aria-label="Message" value={text} onChange={(event) => setText(event.target.value)} />
      <button type="submit">Send</button>
    </form>
  );
}
`;

const viewCandidate = `import { type FormEvent, useState } from "react";
import { useMutation } from "convex/react";
import { api } from "../convex/_generated/api";

export default function App() {
  const sendMessage = useMutation(api.messages.send);
  const [draft, setDraft] = useState("");

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void sendMessage({ author: "me", body: draft });
    setDraft("");
  }

  return (
    <main>
      <form onSubmit={onSubmit}>
        <input aria-label="Message" value={draft} onChange={(e) => setDraft(e.target.value)} />
        <button type="button">Send</button>
      </form>
    </main>
  );
}
`;

const file = "convex/http.ts";
const base = {
  failedStep: "tests",
  failingTests: [],
  trueLines: 2,
  mostLines: 2,
  mostTrials: 12,
} as const;
const prefixed = routesCandidate.replace('path: "/api/*"', 'pathPrefix: "/api/"');
const routes = (candidate: string) => ({
  candidate: { [file]: candidate },
  reference: { [file]: routesReference },
});

/** Faults in HTTP routes and in clients. */
export const httpCases: readonly RepairCase[] = [
  {
    ...base,
    name: "a path with a star in the place of a prefix",
    ...routes(routesCandidate),
    diagnostics: [testFailure("GET /api/anything answers", "expected 404 to be 200")],
    failingTests: ["GET /api/anything answers", "GET /api/a/b answers"],
    isSound: (code) =>
      code(file).includes('pathPrefix:"/api/",method:"GET"') && !code(file).includes("/api/*"),
  },
  {
    ...base,
    name: "a path with a star beside a route of another method",
    ...routes(
      routesCandidate.replace(
        'router.route({ path: "/api/*", method: "GET", handler: echoPath });\n',
        'router.route({\n  path: "/api/*",\n  method: "GET",\n  handler: httpAction(async (_ctx, r) => new Response(JSON.stringify({ path: new URL(r.url).pathname }))),\n});\n',
      ),
    ),
    diagnostics: [testFailure("GET /api/anything answers", "expected 404 to be 200")],
    isSound: (code) =>
      code(file).includes('pathPrefix:"/api/",method:"GET"') && !code(file).includes("/api/*"),
  },
  {
    ...base,
    name: "a route for the wrong method",
    ...routes(prefixed.replace('path: "/items", method: "POST"', 'path: "/items", method: "PUT"')),
    diagnostics: [testFailure("POST /items creates", "expected 404 to be 201")],
    isSound: (code) => code(file).includes('path:"/items",method:"POST"'),
  },
  {
    ...base,
    name: "a status that is not set",
    ...routes(prefixed.replace("{ status: 201 }", "{ status: 200 }")),
    diagnostics: [testFailure("POST /items creates", "expected 200 to be 201")],
    isSound: (code) => /status:201|,201\)/.test(code(file)),
  },
  {
    ...base,
    name: "a route that is missing",
    ...routes(
      prefixed.replace(
        'router.route({ path: "/health", method: "GET", handler: getHealth });\n',
        "",
      ),
    ),
    diagnostics: [testFailure("GET /health answers", "expected 404 to be 200")],
    trueLines: 1,
    mostLines: 10,
    isSound: (code) => /path:"\/health",method:"GET"/.test(code(file)),
  },
  {
    ...base,
    name: "a button that does not submit",
    candidate: { "src/App.tsx": viewCandidate },
    reference: { "src/App.tsx": viewReference },
    diagnostics: [testFailure("sends on click", "expected send to have been called")],
    isSound: (code) => /<buttontype="submit">/.test(code("src/App.tsx")),
  },
];
