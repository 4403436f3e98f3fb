import { expect, test } from "vitest";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { diagnosticSignature, signatureOf } from "./signature-of.ts";

function compilerError(code: string, message: string): Diagnostic {
  return { tool: "typescript", code, severity: "error", message };
}

test("names the receiver's type and the member of an unknown property", () => {
  const found = compilerError("TS2339", "Property 'store' does not exist on type 'StorageWriter'.");
  expect(diagnosticSignature("deploy", found)).toEqual({
    step: "deploy",
    tool: "typescript",
    code: "unknown-property",
    api: "StorageWriter.store",
  });
});

test("leaves out types that the candidate spelled out itself", () => {
  const found = compilerError(
    "TS2339",
    "Property 'save' does not exist on type '{ index: { load: string } }'.",
  );
  expect(diagnosticSignature("deploy", found)).toEqual({
    step: "deploy",
    tool: "typescript",
    code: "unknown-property",
  });
});

test("codes of one family give one signature", () => {
  const codes = ["TS2322", "TS2345", "TS2719", "TS2769"];
  const signatures = codes.map((code) => diagnosticSignature("deploy", compilerError(code, "no")));
  expect(new Set(signatures.map(({ code }) => code))).toEqual(new Set(["not-assignable"]));
});

test("the same platform error is named the same whatever function it is about", () => {
  const messages = ["Query", "Mutation"].map(
    (kind) =>
      `\`f${kind}\` defined in \`a.js\` is a ${kind} function. Only actions can be defined in Node.js.`,
  );
  const signatures = messages.map((message) =>
    diagnosticSignature("deploy", {
      tool: "analysis",
      code: "InvalidModules",
      severity: "error",
      message,
    }),
  );
  expect(signatures).toEqual([
    { step: "deploy", tool: "analysis", code: "only-actions-in-node" },
    { step: "deploy", tool: "analysis", code: "only-actions-in-node" },
  ]);
});

test("a step's signature is that of its first error, warnings passed over", () => {
  const step = {
    name: "eslint",
    status: "failed",
    durationMs: 1,
    notes: [],
    diagnostics: [
      { tool: "eslint", code: "prefer-const", severity: "warning", message: "const" },
      { tool: "eslint", code: "no-undef", severity: "error", message: "'x' is not defined." },
    ],
  } as const;
  expect(signatureOf(step)).toEqual({ step: "eslint", tool: "eslint", code: "no-undef" });
});

test("an error of the machine is named after what it lacks, whatever path or port its message holds", () => {
  const errors = [
    ["Error", "listen EADDRINUSE: address already in use 127.0.0.1:48213"],
    ["GraderError", "Cannot find module '/tmp/w1/absent/fixtures.ts' imported from /tmp/w1/a.ts"],
    ["TestTimeoutError", "Test timed out in 60ms."],
  ];
  const signatures = errors.map(([code = "", message = ""]) =>
    diagnosticSignature("tests", { tool: "vitest", code, severity: "error", message }),
  );
  expect(signatures.map(({ code }) => code)).toEqual([
    "port-taken",
    "missing-grader-module",
    "test-timeout",
  ]);
});
