import { DiffView } from "../../code/diff-view.tsx";
import { formatCount } from "../../format/format-count.ts";
import { applyEdits } from "./apply-edits.ts";
import type { AttemptPageState } from "./attempt-page-state.ts";
import { FileBar } from "./file-bar.tsx";
import { FilesTab } from "./files-tab.tsx";
import { errorCounts, notesOfFile } from "./notes-of-file.ts";
import { fileToShow, orderedFiles } from "./places.ts";
import { RepairToggle } from "./repair-toggle.tsx";
import { TamperFlags } from "./tamper-flags.tsx";

/** The candidate's code with what tools said in place; on demand, with the repair that makes it pass. */
export function CandidateTab({ page }: { readonly page: AttemptPageState }) {
  const { answer, verdict, view } = page;
  const certificate = verdict?.certificate?.side === "candidate" ? verdict.certificate : undefined;
  const counts = errorCounts(answer.steps);
  const label = (file: string): string | undefined => {
    const count = counts.get(file);
    return count === undefined ? undefined : formatCount(count, "error");
  };
  const tools = (
    <>
      <TamperFlags page={page} />
      {certificate !== undefined && <RepairToggle page={page} />}
    </>
  );
  if (!view.repair || certificate === undefined) {
    return (
      <FilesTab
        page={page}
        files={answer.files}
        notes={(file) => notesOfFile(answer.steps, file)}
        label={label}
        tools={tools}
      />
    );
  }
  const file = fileToShow(answer.files, view.file ?? certificate.edits[0]?.file) ?? "";
  const text = answer.files[file] ?? "";
  return (
    <>
      <FileBar
        files={orderedFiles(answer.files)}
        selected={file}
        onSelect={(name) => page.change({ file: name, line: undefined })}
        note={label}
      />
      {tools}
      <DiffView file={file} before={text} after={applyEdits(text, file, certificate.edits)} whole />
    </>
  );
}
