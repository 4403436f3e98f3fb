import { createDocumentId, tableNumberOfId } from "./document-id.ts";

const firstSystemNumber = 512;
const firstUserNumber = 10_001;

/** Numbers of the tables of a deployment. A table keeps its number for the life of the deployment. */
export class TableNames {
  readonly #numbers = new Map<string, number>();
  readonly #names = new Map<number, string>();
  #systemTables = 0;
  #userTables = 0;

  /** The table's number; a table that is new gets the next one. */
  numberOf(table: string): number {
    const known = this.#numbers.get(table);
    if (known !== undefined) return known;
    const number = table.startsWith("_")
      ? firstSystemNumber + this.#systemTables++
      : firstUserNumber + this.#userTables++;
    this.#numbers.set(table, number);
    this.#names.set(number, table);
    return number;
  }

  createId(table: string): string {
    return createDocumentId(this.numberOf(table));
  }

  /** Table that an id belongs to, or `undefined` for a text that is no id of this deployment. */
  readonly tableOfId = (id: string): string | undefined => {
    const number = tableNumberOfId(id);
    return number === undefined ? undefined : this.#names.get(number);
  };

  /** Table name by table number, system tables included. */
  allTables(): Record<string, string> {
    return Object.fromEntries([...this.#names].map(([number, name]) => [String(number), name]));
  }

  /** Table name by table number, user tables only. */
  userTables(): Record<string, string> {
    const entries = [...this.#names].filter(([, name]) => !name.startsWith("_"));
    return Object.fromEntries(entries.map(([number, name]) => [String(number), name]));
  }
}
