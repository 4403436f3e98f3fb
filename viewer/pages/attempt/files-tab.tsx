import type { ReactNode } from "react";
import type { ProjectFiles } from "../../../src/domain/project-files.ts";
import { CodeView } from "../../code/code-view.tsx";
import type { LineNote } from "../../code/line-note.ts";
import { EmptyState } from "../../components/page-state.tsx";
import type { AttemptPageState } from "./attempt-page-state.ts";
import { focusOf } from "./focus-of.ts";
import { FileBar } from "./file-bar.tsx";
import { fileToShow, orderedFiles } from "./places.ts";

interface FilesTabProps {
  readonly page: AttemptPageState;
  readonly files: ProjectFiles;
  readonly notes?: (file: string) => readonly LineNote[];
  /** What is said about a file beside its name. */
  readonly label?: (file: string) => string | undefined;
  /** Stands between the names and the code. */
  readonly tools?: ReactNode;
}

/** A project, file by file. */
export function FilesTab({ page, files, notes, label, tools }: FilesTabProps) {
  const { view, go } = page;
  const file = fileToShow(files, view.file);
  if (file === undefined) return <EmptyState title="There are no files" />;
  const focus = view.file === file ? focusOf(page) : undefined;
  return (
    <>
      <FileBar
        files={orderedFiles(files)}
        selected={file}
        onSelect={(name) => go({ tab: view.tab, file: name })}
        {...(label === undefined ? {} : { note: label })}
      />
      {tools}
      <CodeView
        key={file}
        file={file}
        text={files[file] ?? ""}
        notes={notes?.(file) ?? []}
        focus={focus}
        wrap={/\.(txt|md)$/u.test(file)}
      />
    </>
  );
}
