import { Hono } from "hono";
import { suiteAnswer, suiteEvalAnswer } from "../answers/suite-answer.ts";
import type { SuiteAnswer, SuiteEvalAnswer } from "../api-types.ts";
import type { SuiteReader } from "../suite-reader.ts";
import type { ViewerParts } from "../viewer-parts.ts";

/** The configured suite. */
export function suiteRoutes(parts: ViewerParts, suites: SuiteReader): Hono {
  return new Hono()
    .get("/suite", async (context) =>
      context.json<SuiteAnswer>(await suiteAnswer(parts.store, await suites.configured())),
    )
    .get("/suite/evals/:category/:name", async (context) => {
      const { category, name } = context.req.param();
      const suite = await suites.configured();
      const answer = await suiteEvalAnswer(parts, suite, `${category}/${name}`);
      return context.json<SuiteEvalAnswer>(answer);
    });
}
