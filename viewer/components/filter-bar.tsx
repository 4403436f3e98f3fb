import type { ReactNode } from "react";
import styles from "./filter-bar.module.css";

/** Filters above a table, in one row where there is room. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return <search className={styles["bar"]}>{children}</search>;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (string | readonly [value: string, name: string])[];
  readonly onChange: (value: string) => void;
  /** Name of the first choice, which is no filter. */
  readonly none?: string;
}

/** A filter with a choice of values. */
export function Choice({ label, value, choices, onChange, none = "any" }: ChoiceProps) {
  return (
    <label className={styles["field"]}>
      <span className={styles["label"]}>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{none}</option>
        {choices.map((choice) => {
          const [id, name] = typeof choice === "string" ? [choice, choice] : choice;
          return (
            <option key={id} value={id}>
              {name}
            </option>
          );
        })}
      </select>
    </label>
  );
}

/** A filter by text. */
export function SearchField({
  label,
  value,
  onChange,
}: Pick<ChoiceProps, "label" | "value" | "onChange">) {
  return (
    <label className={styles["field"]}>
      <span className={styles["label"]}>{label}</span>
      <input
        type="search"
        data-search=""
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
