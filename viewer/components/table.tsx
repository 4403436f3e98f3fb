import type { ReactNode } from "react";
import styles from "./table.module.css";

/** A column of a table: its heading, what its cells hold, and how they stand. */
export interface Column<Row> {
  readonly id: string;
  readonly heading: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: "left" | "right";
  /** `fill` takes what width is left and cuts long text off. */
  readonly width?: "fill";
  /** Left out on narrow screens. */
  readonly wideOnly?: boolean;
}

interface TableProps<Row> {
  /** What the table holds, for those who do not see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: { readonly column: string; readonly descending: boolean };
  /** Given where headings sort. */
  readonly onSort?: (column: string) => void;
  readonly sortable?: readonly string[];
  readonly isSelected?: (row: Row) => boolean;
}

/** A dense table of rows of 28 px; where it is wider than the page, it scrolls by itself. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, isSelected } = props;
  return (
    <div className={styles["scroll"]} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles["table"]}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.id} column={column} {...props} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-selected={isSelected?.(row)}>
              {columns.map((column) => (
                <td key={column.id} {...placeOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading<Row>({
  column,
  sort,
  onSort,
  sortable = [],
}: TableProps<Row> & { readonly column: Column<Row> }) {
  const isSorted = sort?.column === column.id;
  const direction = sort?.descending === true ? "descending" : "ascending";
  return (
    <th scope="col" aria-sort={isSorted ? direction : undefined} {...placeOf(column)}>
      {onSort !== undefined && sortable.includes(column.id) ? (
        <button type="button" className={styles["sort"]} onClick={() => onSort(column.id)}>
          {column.heading}
          {isSorted && <span aria-hidden="true">{sort.descending ? " ↓" : " ↑"}</span>}
        </button>
      ) : (
        column.heading
      )}
    </th>
  );
}

function placeOf<Row>({ align = "left", width, wideOnly = false }: Column<Row>) {
  return { "data-align": align, "data-width": width, "data-wide-only": wideOnly || undefined };
}
