import { sql } from "kysely";
import type { OutcomeName } from "../domain/run-summary.ts";
import type { StepName } from "../domain/step.ts";

/** What became of an attempt, from the columns of its row alone. */
export const outcomeColumn = sql<OutcomeName>`
  case attempt.status
    when 'graded' then coalesce(graded_outcome, 'not-graded')
    when 'outcome-only' then case passed when 1 then 'passed' else 'failed' end
    when 'errored' then 'errored'
    else 'not-graded'
  end`;

/** Where it failed. */
export const failedStepColumn = sql<StepName | null>`
  case attempt.status when 'graded' then graded_step else failed_step end`;
