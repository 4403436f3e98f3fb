import { expect, test } from "vitest";
import { HarnessError } from "../../lib/harness-error.ts";
import type { RunRequest, Workbench } from "../../wiring/workbench.ts";
import { gradedRunFixture, gradedStore, runCommand, storeWith } from "../workbench.fixture.ts";

/** A workbench whose runs end at once; the requests are kept. */
function running(requests: RunRequest[] = []): Partial<Workbench> {
  return {
    run: async (request) => {
      const run = gradedRunFixture();
      requests.push(request);
      const attempt = { evalPath: "001-basics/001-alpha", sample: 0 };
      const outcome = { status: "failed", step: "deploy", message: "no such property" } as const;
      request.observer({
        type: "run-started",
        run,
        evals: 4,
        attempts: 4,
        alreadyGraded: 2,
        doubtful: [],
      });
      request.observer({ type: "attempt-finished", ...attempt, outcome });
      request.observer({ type: "run-finished", run, durationMs: 38_000 });
      return run;
    },
  };
}

test("a recorded run is graded and its outcomes shown with the time it took", async () => {
  const requests: RunRequest[] = [];
  const line = "run --recorded examples/demo --eval 001-basics 002-*";
  const { code, output, notes } = await runCommand(line, await gradedStore(), running(requests));
  expect(code).toBe(0);
  expect(requests[0]).toMatchObject({
    source: { kind: "recorded", directory: "examples/demo" },
    select: ["001-basics", "002-*"],
  });
  expect(output).toContain("1 of 3 passed   33.3 %  (95 % interval 6.1 to 79.2)   graded in 38 s");
  expect(notes.split("\n")).toEqual([
    "Grading run k57abcde of acme/coder-1 (default): 4 evals, 2 graded before",
    "  3/4  failed   001-basics/001-alpha  at deploy: no such property",
    "Graded in 38 s",
  ]);
});

test("a model is asked under the condition that its options name", async () => {
  const requests: RunRequest[] = [];
  const line = "run -m coder-2 --base-url http://127.0.0.1:1234/v1 --no-guidelines --json";
  const { json, notes } = await runCommand(line, await gradedStore(), running(requests));
  expect(requests[0]?.source).toEqual({
    kind: "provider",
    model: "coder-2",
    baseUrl: "http://127.0.0.1:1234/v1",
    experiment: "no_guidelines",
  });
  expect(json).toMatchObject({
    total: 3,
    passed: 1,
    failed: 2,
    failedByStep: { deploy: 1, tests: 1 },
  });
  expect(notes.split("\n").map((text): unknown => JSON.parse(text))).toMatchObject([
    { type: "run-started", runId: gradedRunFixture().id, attempts: 4, alreadyGraded: 2 },
    { type: "attempt-finished", runId: gradedRunFixture().id, outcome: { step: "deploy" } },
    { type: "run-finished", runId: gradedRunFixture().id, durationMs: 38_000 },
  ]);
});

test.each([
  ["", true],
  [" --retry errored", false],
])("a run is resumed by the start of its id%s", async (option, keepsErrored) => {
  const requests: RunRequest[] = [];
  await runCommand(`run --resume k57${option}`, await gradedStore(), running(requests));
  expect(requests[0]).toMatchObject({
    source: { kind: "resumed", run: gradedRunFixture() },
    keepsErrored,
  });
});

const recordedExperiment = { name: "default", guidelines: "suite", samples: 1 } as const;

test("what failed is asked again in a run of its own, with the evals that failed", async () => {
  const requests: RunRequest[] = [];
  const replies = {
    kind: "provider",
    experiment: recordedExperiment,
    templateHash: "t",
    guidelinesHash: "g",
  } as const;
  const asked = { ...gradedRunFixture(), origin: { replies, select: [] } };
  const store = await gradedStore(asked);
  await runCommand("run --resume k57 --retry failed", store, running(requests));
  expect(requests[0]).toMatchObject({
    source: { kind: "provider", model: "acme/coder-1", experiment: recordedExperiment },
    select: ["001-basics/001-alpha", "002-more/001-gamma"],
  });
});

test("a threshold ends with 1 where less passed, and says how much", async () => {
  const line = "run --recorded x --fail-under";
  const over = await runCommand(`${line} 25%`, await gradedStore(), running());
  const under = await runCommand(`${line} 26%`, await gradedStore(), running());
  expect([over.code, under.code]).toEqual([0, 1]);
  expect(under.notes).toContain(
    "Run k57abcde is under its threshold: 1 of 4 passed, less than 26 %.",
  );
});

test("annotations follow the summary, and a JUnit document stands alone", async () => {
  const github = await runCommand(
    "run --recorded x --format github",
    await gradedStore(),
    running(),
  );
  expect(github.output).toContain(
    "\n::warning title=002-more/002-delta (acme/coder-1%2C default) was not scored::the reply was cut off",
  );
  expect(github.output).toContain(
    "\n::error title=001-basics/001-alpha (acme/coder-1%2C default) failed at deploy::",
  );
  const junit = await runCommand("run --recorded x --format junit", await gradedStore(), running());
  expect(junit.output.split("\n").slice(0, 2)).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="faultline" tests="4" failures="2" errors="1" skipped="0">',
  ]);
});

test("a run of which nothing could be graded says so and ends with 3", async () => {
  const { code, output, notes } = await runCommand(
    "run --recorded x",
    await storeWith(gradedRunFixture()),
    running(),
  );
  expect(code).toBe(3);
  expect(output).toContain("No attempt was graded");
  expect(notes.split("\n").at(-1)).toBe(
    "Nothing could be graded in run k57abcde: no attempt was started.",
  );
});

test("why an attempt was not scored is one line of progress", async () => {
  const { notes } = await runCommand("run --recorded x", await gradedStore(), {
    run: async ({ observer }) => {
      const attempt = { evalPath: "001-basics/001-alpha", sample: 0 };
      const outcome = { status: "errored", cause: "tests: Error: gone\n    at main.ts:1" } as const;
      observer({ type: "attempt-finished", ...attempt, outcome });
      return gradedRunFixture();
    },
  });
  expect(notes).toBe("  1/0  errored  001-basics/001-alpha  not scored: tests: Error: gone");
});

test("an earlier reply that does not end as recorded is warned of with both outcomes", async () => {
  const { notes } = await runCommand("run --recorded x", await gradedStore(), {
    run: async ({ observer }) => {
      const run = gradedRunFixture();
      const recorded = {
        evalPath: "001-basics/001-alpha",
        passed: false,
        failedStep: "tests",
      } as const;
      const graded = { status: "failed", step: "deploy", message: "no such property" } as const;
      observer({ type: "prior-outcome-differs", run, recorded, graded });
      return run;
    },
  });
  expect(notes).toBe(
    "  differs  001-basics/001-alpha  recorded in k57abcde as failed at tests, its reply now fails at deploy (no such property); what was recorded stands",
  );
});

test("a gate ends with 1 where an eval failed", async () => {
  expect((await runCommand("run --recorded x --gate", await gradedStore(), running())).code).toBe(
    1,
  );
});

test.each([
  [
    "run",
    "Nothing says where the replies come from: give one of --recorded <folder>, --resume <run>, or --model <name>.",
  ],
  [
    "run --recorded x --resume y",
    "More than one option says where the replies come from: give one of --recorded <folder>, --resume <run>, or --model <name>.",
  ],
  [
    "run -m coder-2 --experiment mine --no-guidelines",
    "--no-guidelines is short for --experiment no_guidelines: give one.",
  ],
  [
    "run --recorded x --retry failed",
    "--retry failed says what to try again: give its run, --resume <run>.",
  ],
  [
    "run --recorded x --fail-under some",
    '--fail-under "some" is neither a share nor a count: give one such as 80% or 52.',
  ],
  ["run --recorded x --dry-run", "--dry-run says what models would be asked: give --model <name>."],
  [
    "run -m coder-2 --base-url nonsense",
    '--base-url "nonsense" is no address: give one such as https://provider.example.com/v1',
  ],
])("%s is refused with what to do", async (line, message) => {
  const { code, notes } = await runCommand(line, await storeWith());
  expect([code, notes]).toEqual([2, message]);
});

const planned = {
  model: "acme/coder-2",
  displayName: "Coder 2",
  api: "openai-chat",
  address: "acme.example.com",
  experiment: "default",
  calls: 66,
  inputTokens: 120_000,
  maxOutputTokens: 32_000,
  inputCost: 0.12,
  mostCost: 42.5,
} as const;

test("each model is run under each experiment, once all are known to be possible", async () => {
  const requests: RunRequest[] = [];
  const sources: unknown[] = [];
  await runCommand(
    "run -m coder-2 -m coder-3 --experiment default --experiment mine",
    await gradedStore(),
    {
      ...running(requests),
      planCalls: async (request) => {
        sources.push(...request.sources);
        return [];
      },
    },
  );
  const pairs = ["coder-2", "coder-3"].flatMap((model) =>
    ["default", "mine"].map((experiment) => ({ kind: "provider", model, experiment })),
  );
  expect(sources).toEqual(pairs);
  expect(requests.map(({ source }) => source)).toEqual(pairs);
});

test("a model that stops its run does not stop the next one's", async () => {
  const requests: RunRequest[] = [];
  const { code, notes } = await runCommand("run -m bad -m good", await gradedStore(), {
    planCalls: async () => [],
    run: async (request) => {
      requests.push(request);
      if (requests.length > 1) return gradedRunFixture();
      throw new HarnessError("stop-run", "bad answered 401");
    },
  });
  expect([code, requests.length]).toEqual([3, 2]);
  expect(notes.split("\n")[0]).toBe("bad answered 401");
});

test("a dry run says what would be asked and what it would cost, and asks nothing", async () => {
  const { output } = await runCommand("run -m coder-2 --dry-run", await gradedStore(), {
    planCalls: async () => [planned, { ...planned, experiment: "mine" }],
  });
  expect(output.split("\n")).toEqual([
    "acme/coder-2 · default",
    "  66 calls to acme.example.com (openai-chat), about 120,000 tokens of input in all, at most 32,000 of output each",
    "  $0.12 for the input alone, $42.50 if every reply took its limit",
    "acme/coder-2 · mine",
    "  66 calls to acme.example.com (openai-chat), about 120,000 tokens of input in all, at most 32,000 of output each",
    "  $0.12 for the input alone, $42.50 if every reply took its limit",
    "All: $0.24 for the input alone, $85.00 at the most.",
  ]);
});
