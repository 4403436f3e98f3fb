import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultLimits } from "./limits.ts";
import { testParentDeath } from "./parent-death.contract.ts";
import type { Sandbox, SandboxedProcess } from "./sandbox.ts";

/** What every sandbox must do; the strict part only where it says that it isolates. */
export function describeSandbox(sandbox: Sandbox): void {
  describe(`${sandbox.name} sandbox`, () => {
    testLifetime(sandbox);
    if (process.platform === "linux") testLinuxLimits(sandbox);
    if (process.platform === "linux") testParentDeath(sandbox);
    if (sandbox.isolates) testIsolation(sandbox);
  });
}

function testLifetime(sandbox: Sandbox): void {
  test("exchanges messages with the program", async () => {
    await using child = await start(
      sandbox,
      "parent.onMessage((message) => parent.send({ echo: message }))",
    );
    const answer = nextMessage(child);
    child.send({ text: "hello" });
    expect(await answer).toEqual({ echo: { text: "hello" } });
  });

  test("reports the exit code and the last output", async () => {
    await using child = await start(sandbox, "console.log('bye'); process.exit(3)");
    expect(await child.exited).toEqual({ kind: "exited", code: 3 });
    expect(child.outputTail()).toBe("bye\n");
  });

  test("stops a program that ignores the request to end", async () => {
    const child = await start(
      sandbox,
      "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); parent.send('up')",
    );
    await nextMessage(child);
    await child.stop();
    expect((await child.exited).kind).toBe("signalled");
  });

  test("stops a program in an endless loop", async () => {
    const child = await start(sandbox, "parent.send('up'); setTimeout(() => { for (;;); }, 50)");
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

  test.each([
    ["bytes that are no message", `"garbage\\n"`, "it sent a malformed message"],
    [
      "a message that does not end",
      `Buffer.alloc(33 * 1024 * 1024, "x")`,
      "it sent a message that is too large",
    ],
    [
      "a message nested deeply",
      `"[".repeat(1_000_000) + "\\n"`,
      "it sent a message of a shape too large",
    ],
  ])("ends a program that writes %s to the channel", async (_what, bytes, reason) => {
    await using child = await sandbox.start({
      script: `import fs from "node:fs"; setInterval(() => {}, 1000); fs.writeFileSync(3, ${bytes})`,
      limits: defaultLimits,
    });
    expect(await child.exited).toEqual({ kind: "expelled", reason });
  });

  test("ends a program that floods its output", async () => {
    await using child = await start(
      sandbox,
      `import fs from "node:fs"; for (;;) fs.writeSync(1, Buffer.alloc(65536, "x"))`,
    );
    expect(await child.exited).toEqual({ kind: "expelled", reason: "it wrote too much output" });
  });

  test("ends a program that does not read what it is sent", async () => {
    await using child = await start(sandbox, "parent.send('up'); for (;;);");
    await nextMessage(child);
    const large = "x".repeat(16 * 1024 * 1024);
    for (let sent = 0; sent < 17; sent += 1) child.send(large);
    expect(await child.exited).toEqual({
      kind: "expelled",
      reason: "it does not read its messages",
    });
  });

  test("shows the program no variable of our environment", async () => {
    await using child = await start(sandbox, "parent.send(Object.keys(process.env))");
    const names = await nextMessage(child);
    const ours = Object.keys(process.env).filter((name) => name !== "PWD");
    expect(ours.filter((name) => Array.isArray(names) && names.includes(name))).toEqual([]);
  });
}

function testLinuxLimits(sandbox: Sandbox): void {
  test("bounds memory outside the heap", async () => {
    await using child = await start(
      sandbox,
      "const all = []; for (;;) all.push(new Uint8Array(64 * 1024 * 1024).fill(1))",
    );
    expect(await child.exited).not.toEqual({ kind: "exited", code: 0 });
  });

  test("bounds the size of files", async () => {
    await using child = await start(
      sandbox,
      `import fs from "node:fs"; import os from "node:os";
       const path = os.tmpdir() + "/large-" + process.pid;
       const size = 65 * 1024 * 1024;
       process.on("SIGXFSZ", () => {});
       try { fs.writeFileSync(path, Buffer.alloc(size)); } catch {}
       const written = fs.statSync(path).size;
       fs.rmSync(path);
       parent.send(written < size)`,
    );
    expect(await nextMessage(child)).toBe(true);
  });

  test("tells what a process has used", async () => {
    await using child = await start(
      sandbox,
      "while (process.cpuUsage().user < 200_000); parent.send('done')",
    );
    await nextMessage(child);
    const usage = child.usage();
    expect(usage?.cpuMilliseconds).toBeGreaterThan(100);
    expect(usage?.residentBytes).toBeGreaterThan(10 * 1024 * 1024);
  });
}

function testIsolation(sandbox: Sandbox): void {
  test("starts threads but no further process", async () => {
    await using child = await start(
      sandbox,
      `import { spawnSync } from "node:child_process"; import { scrypt } from "node:crypto";
       const { error } = spawnSync(process.execPath, ["-e", "0"]);
       scrypt("secret", "salt", 16, (_, key) => parent.send([error?.code, key.length]))`,
    );
    expect(await nextMessage(child)).toEqual(["EAGAIN", 16]);
  });

  test("hides the files of the host", async () => {
    await using child = await start(
      sandbox,
      `import fs from "node:fs";
       const visible = (path) => fs.existsSync(path);
       parent.send([${JSON.stringify(process.cwd())}, "/etc/passwd", "/root", "/home", "/usr/bin"].filter(visible))`,
    );
    expect(await nextMessage(child)).toEqual([]);
  });

  test("shows a mounted file, at its own path and read-only", async () => {
    const folder = await mkdtemp(join(tmpdir(), "mounted-"));
    const hostPath = join(folder, "file.txt");
    await writeFile(hostPath, "content");
    await using child = await sandbox.start({
      script: await withChannel(`import fs from "node:fs";
        let refused = false;
        try { fs.writeFileSync("/data/file.txt", "x") } catch { refused = true }
        parent.send([fs.readFileSync("/data/file.txt", "utf8"), refused])`),
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
       parent.send({ uid: process.getuid(), refused: ["/x", "/opt/x", "/proc/x", "/dev/x", "/dev/shm/x"].map(refused) })`,
    );
    expect(await nextMessage(child)).toEqual({
      uid: 65534,
      refused: [true, true, true, true, true],
    });
  });

  test("reaches no server of the host", async () => {
    await using server = await listen();
    await using child = await start(
      sandbox,
      `fetch("http://127.0.0.1:${server.port}/").then(() => parent.send("reached"), () => parent.send("refused"))`,
    );
    expect(await nextMessage(child)).toBe("refused");
  });

  test("sees no process of the host", async () => {
    await using child = await start(
      sandbox,
      `import fs from "node:fs";
       parent.send(fs.readdirSync("/proc").filter((name) => /^[0-9]+$/.test(name)).length)`,
    );
    expect(await nextMessage(child)).toBe(2);
  });
}

/** Starts a program that has the channel to its parent as `parent`. */
async function start(sandbox: Sandbox, program: string): Promise<SandboxedProcess> {
  const limits = { ...defaultLimits, heapMebibytes: 64 };
  return await sandbox.start({ script: await withChannel(program), limits });
}

async function withChannel(program: string): Promise<string> {
  const channel = await readFile(new URL("parent-channel.ts", import.meta.url), "utf8");
  return `${stripTypeScriptTypes(channel)}\nconst parent = openParentChannel();\n${program}`;
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
