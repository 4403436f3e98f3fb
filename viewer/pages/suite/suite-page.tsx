import { useLocation } from "wouter";
import { EvalPage } from "./eval-page.tsx";
import { SuiteOverview } from "./suite-overview.tsx";

/** The configured suite, or one of its evals: `/suite`, `/suite/<category>/<name>`. */
export function SuitePage() {
  const [path] = useLocation();
  const [category, name] = path.split("/").slice(2).map(decodeURIComponent);
  if (category === undefined || name === undefined) return <SuiteOverview />;
  return <EvalPage category={category} name={name} />;
}
