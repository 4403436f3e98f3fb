import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultLimits } from "./limits.ts";
import type { Sandbox, SandboxedProcess } from "./sandbox.ts";

/** What every sandbox must do; the strict part only where it says that it isolates. */
export function describeSandbox(sandbox: Sandbox): void {
  describe(`${sandbox.name} sandbox`, () => {
    testLifetime(sandbox);
    if (sandbox.isolates) testIsolation(sandbox);
  });
}

function testLifetime(sandbox: Sandbox): void {
  test("exchanges messages with the program", async () => {
    await using child = await start(
      sandbox,
      "process.on('message', (message) => process.send({ echo: message }))",
    );
    const answer = nextMessage(child);
    child.send({ text: "hello" });
    expect(await answer).toEqual({ echo: { text: "hello" } });
  });

  test("reports the exit code and the last output", async () => {
    await using child = await start(sandbox, "console.log('bye'); process.exitCode = 3");
    expect(await child.exited).toEqual({ kind: "exited", code: 3 });
    expect(child.outputTail()).toBe("bye\n");
  });

  test("stops a program that ignores the request to end", async () => {
    const child = await start(
      sandbox,
      "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); process.send('up')",
    );
    await nextMessage(child);
    await child.stop();
    expect((await child.exited).kind).toBe("signalled");
  });

  test("stops a program in an endless loop", async () => {
    const child = await start(sandbox, "process.send('up', () => { for (;;); })");
    await nextMessage(child);
    await child.stop();
    expect((await child.exited).kind).toBe("signalled");
  });

  test("reports a full heap as out of memory", async () => {
    await using child = await start(
      sandbox,
      "const all = []; for (;;) all.push(new Array(10000).fill('x' + all.length))",
    );
    expect(await child.exited).toEqual({ kind: "out-of-memory" });
  });

  test("ignores messages to a program that is gone", async () => {
    const child = await start(sandbox, "process.exit(0)");
    await child.exited;
    expect(() => child.send({ text: "too late" })).not.toThrow();
  });

  test("shows the program no variable of our environment", async () => {
    await using child = await start(sandbox, "process.send(Object.keys(process.env))");
    const names = await nextMessage(child);
    const ours = Object.keys(process.env).filter((name) => name !== "PWD");
    expect(ours.filter((name) => Array.isArray(names) && names.includes(name))).toEqual([]);
  });
}

function testIsolation(sandbox: Sandbox): void {
  test("hides the files of the host", async () => {
    await using child = await start(
      sandbox,
      `import fs from "node:fs";
       const visible = (path) => fs.existsSync(path);
       process.send([${JSON.stringify(process.cwd())}, "/etc/passwd", "/root", "/home", "/usr/bin"].filter(visible))`,
    );
    expect(await nextMessage(child)).toEqual([]);
  });

  test("shows a mounted file, at its own path and read-only", async () => {
    const folder = await mkdtemp(join(tmpdir(), "mounted-"));
    const hostPath = join(folder, "file.txt");
    await writeFile(hostPath, "content");
    await using child = await sandbox.start({
      script: `import fs from "node:fs";
        let refused = false;
        try { fs.writeFileSync("/data/file.txt", "x") } catch { refused = true }
        process.send([fs.readFileSync("/data/file.txt", "utf8"), refused])`,
      mounts: [{ hostPath, sandboxPath: "/data/file.txt" }],
      limits: defaultLimits,
    });
    const seen = await nextMessage(child);
    await rm(folder, { recursive: true });
    expect(seen).toEqual(["content", true]);
  });

  test("runs without privileges on a read-only system", async () => {
    await using child = await start(
      sandbox,
      `import fs from "node:fs";
       const refused = (path) => { try { fs.writeFileSync(path, "x"); return false } catch { return true } };
       process.send({ uid: process.getuid(), refused: ["/x", "/opt/x", "/proc/x"].map(refused) })`,
    );
    expect(await nextMessage(child)).toEqual({ uid: 65534, refused: [true, true, true] });
  });

  test("reaches no server of the host", async () => {
    await using server = await listen();
    await using child = await start(
      sandbox,
      `fetch("http://127.0.0.1:${server.port}/").then(() => process.send("reached"), () => process.send("refused"))`,
    );
    expect(await nextMessage(child)).toBe("refused");
  });

  test("sees no process of the host", async () => {
    await using child = await start(
      sandbox,
      `import fs from "node:fs";
       process.send(fs.readdirSync("/proc").filter((name) => /^[0-9]+$/.test(name)).length)`,
    );
    expect(await nextMessage(child)).toBe(2);
  });

  test("bounds memory outside the heap", async () => {
    await using child = await start(
      sandbox,
      "const all = []; for (;;) all.push(new Uint8Array(64 * 1024 * 1024).fill(1))",
    );
    const exit = await child.exited;
    expect(exit).not.toEqual({ kind: "exited", code: 0 });
  });
}

async function start(sandbox: Sandbox, script: string): Promise<SandboxedProcess> {
  return await sandbox.start({ script, limits: { ...defaultLimits, heapMebibytes: 64 } });
}

function nextMessage(child: SandboxedProcess): Promise<unknown> {
  return new Promise((resolve) => {
    child.onMessage(resolve);
  });
}

async function listen(): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer((_request, response) => response.end("reached"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, "close");
    },
  };
}
