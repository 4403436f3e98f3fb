import { CallRejection } from "./call-rejection.ts";
import { createDocumentId, tableNumberOfId } from "./document-id.ts";

const firstSystemNumber = 512;
const firstUserNumber = 10_001;

/**
 * Numbers of the tables of a deployment, as one component sees them: it has tables of its own and does not know those
 * of others. A table keeps its number for the life of the deployment.
 */
export class TableNames {
  readonly #numbering: TableNumbering;
  readonly #prefix: string;

  /** The tables of the app; `inComponent` gives those of others. */
  constructor(numbering = new TableNumbering(), component = "") {
    this.#numbering = numbering;
    this.#prefix = component === "" ? "" : `${component}/`;
  }

  /** The same deployment as the component at a path sees it; the app's path is empty. */
  inComponent(path: string): TableNames {
    return new TableNames(this.#numbering, path);
  }

  /** Key of a table among those of the whole deployment. Throws `CallRejection` for a name that no table can have. */
  keyOf(table: string): string {
    if (table.includes("/")) throw new CallRejection(`Invalid table name "${table}".`);
    return this.#prefix + table;
  }

  /** The table's number; a table that is new gets the next one. */
  numberOf(table: string): number {
    return this.#numbering.numberOf(this.keyOf(table));
  }

  createId(table: string): string {
    return createDocumentId(this.numberOf(table));
  }

  /** Table that an id belongs to, or `undefined` for a text that is no id of this component. */
  readonly tableOfId = (id: string): string | undefined => {
    const number = tableNumberOfId(id);
    const key = number === undefined ? undefined : this.#numbering.keyOfNumber(number);
    return key === undefined ? undefined : this.#nameOf(key);
  };

  /** Table name by table number, system tables included. */
  allTables(): Record<string, string> {
    const entries = [...this.#numbering.entries()].flatMap(([number, key]) => {
      const name = this.#nameOf(key);
      return name === undefined ? [] : [[String(number), name] as const];
    });
    return Object.fromEntries(entries);
  }

  /** Table name by table number, user tables only. */
  userTables(): Record<string, string> {
    const entries = Object.entries(this.allTables()).filter(([, name]) => !name.startsWith("_"));
    return Object.fromEntries(entries);
  }

  /** Path of the component whose table an id belongs to; `undefined` for a text that is no id of the deployment. */
  componentOfId(id: string): string | undefined {
    const number = tableNumberOfId(id);
    const key = number === undefined ? undefined : this.#numbering.keyOfNumber(number);
    return key === undefined ? undefined : splitTableKey(key).component;
  }

  #nameOf(key: string): string | undefined {
    if (!key.startsWith(this.#prefix)) return undefined;
    const name = key.slice(this.#prefix.length);
    return name.includes("/") ? undefined : name;
  }
}

/** Component and name of a table, from its key among those of the deployment. */
export function splitTableKey(key: string): { readonly component: string; readonly table: string } {
  const slash = key.lastIndexOf("/");
  return { component: key.slice(0, Math.max(slash, 0)), table: key.slice(slash + 1) };
}

class TableNumbering {
  readonly #numbers = new Map<string, number>();
  readonly #keys = new Map<number, string>();
  #systemTables = 0;
  #userTables = 0;

  numberOf(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = key.startsWith("_")
      ? firstSystemNumber + this.#systemTables++
      : firstUserNumber + this.#userTables++;
    this.#numbers.set(key, number);
    this.#keys.set(number, key);
    return number;
  }

  keyOfNumber(number: number): string | undefined {
    return this.#keys.get(number);
  }

  entries(): Iterable<[number, string]> {
    return this.#keys;
  }
}
