import type { Step } from "../../../src/domain/step.ts";
import { StepStrip } from "../../components/step-strip.tsx";
import type { AttemptPageState } from "./attempt-page-state.ts";
import styles from "./attempt-page.module.css";
import { errorsWithoutPlace } from "./notes-of-file.ts";
import type { Tab } from "./attempt-view.ts";

/** The steps; a click shows what the step found. */
export function AttemptSteps({ page }: { readonly page: AttemptPageState }) {
  const { answer, verdict, view } = page;
  const selected = answer.steps.find(({ name }) => name === (view.step ?? answer.failedStep));
  const show = (step: Step): void => {
    const place = placeOfStep(step);
    page.change({
      step: step.name,
      tab: place?.tab,
      file: place?.file,
      line: place?.line === undefined ? undefined : String(place.line),
      lines: undefined,
      repair: undefined,
    });
  };
  return (
    <section className={styles["left"]} aria-label="Steps">
      {answer.steps.length === 0 ? (
        <p className="muted">{answer.cause ?? "Not graded."}</p>
      ) : (
        <StepStrip
          steps={answer.steps}
          {...(selected === undefined ? {} : { selected: selected.name })}
          onSelect={(name) => {
            const step = answer.steps.find((each) => each.name === name);
            if (step !== undefined) show(step);
          }}
        />
      )}
      {errorsWithoutPlace(selected).map(({ code, message }) => (
        <p key={`${code} ${message}`} className={styles["loose"]}>
          <code>{code}</code> {message}
        </p>
      ))}
      {selected?.status === "errored" && <p className={styles["loose"]}>{selected.message}</p>}
      {verdict === undefined && answer.cause !== undefined && answer.steps.length > 0 && (
        <p className={styles["loose"]}>{answer.cause}</p>
      )}
    </section>
  );
}

interface StepPlace {
  readonly tab: Tab;
  readonly file?: string;
  readonly line?: number;
}

function placeOfStep(step: Step): StepPlace | undefined {
  if (step.name === "tests") return { tab: "tests" };
  const diagnostics = "diagnostics" in step ? step.diagnostics : [];
  const place = diagnostics.find((each) => each.place !== undefined)?.place;
  return place && { tab: "candidate", file: place.file, line: place.line };
}
