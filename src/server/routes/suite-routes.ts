import { Hono } from "hono";
import { suiteAnswer, suiteEvalAnswer } from "../answers/suite-answer.ts";
import type { SuiteAnswer, SuiteEvalAnswer } from "../api-types.ts";
import type { ViewerParts } from "../viewer-parts.ts";

/** The configured suite. */
export function suiteRoutes(parts: ViewerParts): Hono {
  return new Hono()
    .get("/suite", async (context) =>
      context.json<SuiteAnswer>(await suiteAnswer(parts.store, await parts.suite())),
    )
    .get("/suite/evals/:category/:name", async (context) => {
      const { category, name } = context.req.param();
      const suite = await parts.suite();
      const answer = await suiteEvalAnswer(parts, suite, `${category}/${name}`);
      return context.json<SuiteEvalAnswer>(answer);
    });
}
