import { Suspense, lazy } from "react";
import { Redirect, Route, Switch } from "wouter";
import { Loading, NotFound } from "./components/page-state.tsx";
import { PageFrame } from "./components/page-frame.tsx";
import { embeddedData } from "./data/embedded-data.ts";
import { RunPage } from "./pages/run/run-page.tsx";
import { RunsPage } from "./pages/runs/runs-page.tsx";
import { runAddress } from "./state/addresses.ts";

const AttemptPage = lazy(async () => ({
  default: (await import("./pages/attempt/attempt-page.tsx")).AttemptPage,
}));
const MatrixPage = lazy(async () => ({
  default: (await import("./pages/matrix/matrix-page.tsx")).MatrixPage,
}));
const ComparePage = lazy(async () => ({
  default: (await import("./pages/compare/compare-page.tsx")).ComparePage,
}));
const LeaderboardPage = lazy(async () => ({
  default: (await import("./pages/leaderboard/leaderboard-page.tsx")).LeaderboardPage,
}));
const SuitePage = lazy(async () => ({
  default: (await import("./pages/suite/suite-page.tsx")).SuitePage,
}));
const ReportsPage = lazy(async () => ({
  default: (await import("./pages/reports/reports-page.tsx")).ReportsPage,
}));

/** Every page by its address. */
export function App() {
  return (
    <PageFrame>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/" component={FirstPage} />
          <Route path="/experiment/:experimentId/run/:runId">
            {({ runId }) => <RunPage runId={runId} />}
          </Route>
          <Route path="/experiment/:experimentId/run/:runId/:category/:evalId">
            {({ runId, category, evalId }) => (
              <AttemptPage runId={runId} evalName={evalNameIn(category, evalId)} />
            )}
          </Route>
          <Route path="/matrix" component={MatrixPage} />
          <Route path="/compare" component={ComparePage} />
          <Route path="/leaderboard" component={LeaderboardPage} />
          <Route path="/suite/*?" component={SuitePage} />
          <Route path="/reports" component={ReportsPage} />
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </PageFrame>
  );
}

/** An eval is named by its path; addresses of other hosts name the attempt by an id instead. */
function evalNameIn(category: string, evalId: string): string {
  return /^\d+-/u.test(evalId) ? `${category}/${evalId}` : evalId;
}

/** An export holds one run, so that it starts there. */
function FirstPage() {
  const embedded = embeddedData();
  if (embedded === undefined) return <RunsPage />;
  return <Redirect to={runAddress({ id: embedded.run, experiment: "export" })} replace />;
}
