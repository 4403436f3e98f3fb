import { DiffView } from "../../code/diff-view.tsx";
import { applyEdits } from "./apply-edits.ts";
import type { AttemptPageState } from "./attempt-page-state.ts";
import { FilesTab } from "./files-tab.tsx";
import { notesOfGrader } from "./notes-of-file.ts";
import { checkFiles, fileToShow } from "./places.ts";
import { RepairToggle } from "./repair-toggle.tsx";

/** What graded the attempt: the grader with the tests that failed, and the files of the suite that matter here. */
export function ChecksTab({ page }: { readonly page: AttemptPageState }) {
  const { answer, verdict, view } = page;
  const files = checkFiles(answer);
  const certificate = verdict?.certificate?.side === "check" ? verdict.certificate : undefined;
  const tools = certificate === undefined ? null : <RepairToggle page={page} />;
  const file = fileToShow(files, view.file ?? certificate?.edits[0]?.file) ?? "";
  const text = files[file] ?? "";
  if (view.repair && certificate !== undefined) {
    return (
      <>
        {tools}
        <DiffView
          file={file}
          before={text}
          after={applyEdits(text, file, certificate.edits)}
          whole
        />
      </>
    );
  }
  return (
    <FilesTab
      page={page}
      files={files}
      notes={(name) => notesOfGrader(answer.steps, name)}
      tools={tools}
    />
  );
}
