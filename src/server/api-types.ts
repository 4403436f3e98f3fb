// What the viewer may know of the server: the answers and requests of its API, and how addresses are written.
export { apiAddress } from "./api/api-address.ts";
export type {
  EvalRow,
  RunAnswer,
  RunReport,
  RunRow,
  RunsAnswer,
  RunsQuery,
  VerdictSummary,
} from "./api/runs-api.ts";
export type {
  AttemptAnswer,
  AttemptVerdict,
  EvalReference,
  GradedEval,
  GradingRow,
  HistoryRow,
  SampleRow,
} from "./api/attempt-api.ts";
export type {
  CellCode,
  CompareAnswer,
  ComparedEval,
  ComparedRun,
  LeaderboardAnswer,
  MatrixAnswer,
  MatrixEval,
  RunComparison,
  StandingRow,
} from "./api/comparison-api.ts";
export type {
  ArchivedReport,
  HealthSummary,
  ReportsAnswer,
  SuiteAnswer,
  SuiteEvalAnswer,
  SuiteEvalRow,
  TaskPiece,
} from "./api/suite-api.ts";
export type {
  AboutAnswer,
  ApplyAnswer,
  ApplyRequest,
  ExportedData,
  LiveEvent,
  ReplayAnswer,
  ReplayRequest,
  ReviewAnswer,
  ReviewRequest,
} from "./api/actions-api.ts";
export type { BlameCounts, BlameName, OutcomeName, RunHead } from "../domain/run-summary.ts";
export type { ApiError, TokenHeader } from "./api/api-error.ts";
