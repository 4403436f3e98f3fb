import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import { deployProject, failureOf } from "../deploy-project.fixture.ts";

const body = `{ args: { url: v.string() }, handler: async (_ctx, { url }) => {
  const response = await fetch(url, { method: "POST", body: JSON.stringify({ a: 1 }), headers: { "content-type": "application/json" } });
  return [response.ok, response.status, response.headers.get("x-seen"), await response.json()];
} }`;
const head = `import { action } from "./_generated/server";\nimport { v } from "convex/values";\n`;

const files = {
  "convex/index.ts": `${head}export const send = action(${body});`,
  "convex/node.ts": `"use node";\n${head}export const send = action(${body});`,
};

test.each(["index:send", "node:send"])("%s reaches the allowed origin alone", async (path) => {
  const server = createServer((request, response) => {
    response.setHeader("x-seen", request.headers["content-type"] ?? "");
    request.pipe(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}/x`;
  const options = { fetchOrigins: [`http://127.0.0.1:${port}`] };
  await using deployed = await deployProject(await detectSandbox(), files, options);
  const answer = await deployed.anonymous.action(path, { url });
  server.close();
  expect(answer).toEqual([true, 200, "application/json", { a: 1 }]);
  const refused = failureOf(deployed.anonymous.action(path, { url: "http://127.0.0.1:1/" }));
  expect(await refused).toContain("this deployment may not reach http://127.0.0.1:1");
});
