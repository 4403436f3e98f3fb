import { Hono } from "hono";
import { z } from "zod";
import { runId } from "../../domain/ids.ts";
import { compareAnswer } from "../answers/compare-answer.ts";
import { leaderboardAnswer } from "../answers/leaderboard-answer.ts";
import { matrixAnswer } from "../answers/matrix-answer.ts";
import { reportsAnswer } from "../answers/reports-answer.ts";
import { runRow } from "../answers/run-row.ts";
import type {
  AboutAnswer,
  CompareAnswer,
  LeaderboardAnswer,
  MatrixAnswer,
  ReportsAnswer,
  RunsAnswer,
} from "../api-types.ts";
import { findRun } from "../find-run.ts";
import { countParameter, parseInput, runFilterQuery } from "../parse-input.ts";
import { runFilter } from "../run-filter.ts";
import type { ViewerParts } from "../viewer-parts.ts";

const runsQuery = runFilterQuery.extend({
  offset: countParameter(1_000_000, 0),
  limit: countParameter(500, 100),
});

const matrixQuery = runFilterQuery.extend({
  by: z.enum(["run", "model"]).default("run"),
  runs: z.string().optional(),
  limit: countParameter(500, 100),
});

/** Questions over many runs. */
export function overviewRoutes(parts: ViewerParts): Hono {
  const { store } = parts;
  return new Hono()
    .get("/about", (context) => context.json<AboutAnswer>(about(parts)))
    .get("/runs", async (context) => {
      const { offset, limit, ...query } = parseInput(runsQuery, context.req.query());
      const filter = runFilter(query);
      const runs = await store.listRunSummaries(filter, { offset, limit });
      return context.json<RunsAnswer>({
        runs: runs.map(runRow),
        total: await store.countRuns(filter),
        offset,
        choices: await store.runChoices(),
      });
    })
    .get("/matrix", async (context) => {
      const { by, runs, limit, ...query } = parseInput(matrixQuery, context.req.query());
      const ids = listed(runs).map((id) => runId(id));
      const filter = { ...runFilter(query), ...(ids.length > 0 && { ids }) };
      const question = { filter, byModel: by === "model", limit };
      return context.json<MatrixAnswer>(await matrixAnswer(store, question));
    })
    .get("/compare", async (context) => {
      const runs = listed(context.req.query("runs")).map((id) => findRun(store, id));
      return context.json<CompareAnswer>(await compareAnswer(store, await Promise.all(runs)));
    })
    .get("/leaderboard", async (context) =>
      context.json<LeaderboardAnswer>(await leaderboardAnswer(store)),
    )
    .get("/reports", async (context) =>
      context.json<ReportsAnswer>(await reportsAnswer(store, parts.reportsDirectory)),
    );
}

function about({ version, token, author }: ViewerParts): AboutAnswer {
  return { version, canAct: token !== undefined, ...(author !== undefined && { author }) };
}

function listed(text: string | undefined): readonly string[] {
  return (text ?? "").split(",").filter((part) => part !== "");
}
