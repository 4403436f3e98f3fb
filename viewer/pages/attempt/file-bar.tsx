import styles from "./attempt-page.module.css";

interface FileBarProps {
  readonly files: readonly string[];
  readonly selected: string | undefined;
  readonly onSelect: (file: string) => void;
  /** What is said about a file beside its name. */
  readonly note?: (file: string) => string | undefined;
}

/** The files of a project, by name. */
export function FileBar({ files, selected, onSelect, note }: FileBarProps) {
  return (
    <div className={styles["files"]} role="group" aria-label="Files">
      {files.map((file) => {
        const said = note?.(file);
        return (
          <button
            key={file}
            type="button"
            className={styles["file"]}
            aria-pressed={file === selected}
            onClick={() => onSelect(file)}
          >
            {file}
            {said !== undefined && <span className={styles["said"]}> {said}</span>}
          </button>
        );
      })}
    </div>
  );
}
