import { createHash, randomBytes, randomUUID } from "node:crypto";
import { CallRejection } from "../database/call-rejection.ts";
import type { Database } from "../database/database.ts";
import type { Document } from "../database/document.ts";
import { splitTableKey } from "../database/table-names.ts";
import type { Transaction } from "../database/transaction.ts";

export const storageTable = "_storage";
const maximumTotalBytes = 256 * 1024 * 1024;
const tokenMilliseconds = 60 * 60 * 1000;

export interface StoredFile {
  readonly bytes: Buffer;
  readonly contentType: string | undefined;
}

interface UploadToken {
  readonly component: string;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

/** Files of a deployment, in memory. A file exists while its document in `_storage` does. */
export class FileStorage {
  readonly #database: Database;
  readonly #baseUrl: () => string;
  readonly #files = new Map<string, { readonly uuid: string; readonly bytes: Buffer }>();
  readonly #ids = new Map<string, string>();
  readonly #uploadTokens = new Map<string, UploadToken>();

  constructor(database: Database, baseUrl: () => string) {
    this.#database = database;
    this.#baseUrl = baseUrl;
    database.onCommit((writes) => {
      for (const [key, files] of writes) {
        if (splitTableKey(key).table === storageTable) this.#forgetDeleted(files);
      }
    });
  }

  /** Stores a file of a component (the app by default) in a transaction of its own and returns its id. */
  store({ bytes, contentType }: StoredFile, component = ""): string {
    if (this.#totalBytes() + bytes.length > maximumTotalBytes) {
      throw new CallRejection("The files of this deployment would take more than 256 MiB.");
    }
    const transaction = this.#database.begin();
    const document = transaction.inComponent(component).insert(storageTable, {
      sha256: createHash("sha256").update(bytes).digest("base64"),
      size: bytes.length,
      ...(contentType === undefined ? {} : { contentType }),
    });
    const uuid = randomUUID();
    this.#files.set(document._id, { uuid, bytes });
    this.#ids.set(uuid, document._id);
    this.#database.commit(transaction);
    return document._id;
  }

  read(id: string): StoredFile | undefined {
    const file = this.#files.get(id);
    const component = this.#database.names.componentOfId(id) ?? "";
    const document = this.#database.begin().inComponent(component).get(storageTable, id);
    if (file === undefined || document === undefined) return undefined;
    return { bytes: file.bytes, contentType: contentTypeOf(document) };
  }

  readByUuid(uuid: string): StoredFile | undefined {
    const id = this.#ids.get(uuid);
    return id === undefined ? undefined : this.read(id);
  }

  /** Public address of a file, as the transaction sees it. */
  urlOf(id: string, transaction: Transaction): string | undefined {
    const file = this.#files.get(id);
    if (file === undefined || transaction.get(storageTable, id) === undefined) return undefined;
    return `${this.#baseUrl()}/api/storage/${file.uuid}`;
  }

  createUploadUrl(component = ""): string {
    const token = randomBytes(24).toString("base64url");
    const expires = this.#database.clock.now() + tokenMilliseconds;
    this.#uploadTokens.set(token, { component, expires });
    return `${this.#baseUrl()}/api/storage/upload?token=${token}`;
  }

  /** Path of the component that an upload is for; `undefined` where the token is none or has expired. */
  uploadTarget(token: string): string | undefined {
    const known = this.#uploadTokens.get(token);
    return known !== undefined && known.expires > this.#database.clock.now()
      ? known.component
      : undefined;
  }

  #totalBytes(): number {
    return [...this.#files.values()].reduce((total, { bytes }) => total + bytes.length, 0);
  }

  #forgetDeleted(files: ReadonlyMap<string, Document | null>): void {
    for (const [id, document] of files) {
      if (document === null) this.#forget(id);
    }
  }

  #forget(id: string): void {
    const file = this.#files.get(id);
    this.#files.delete(id);
    if (file !== undefined) this.#ids.delete(file.uuid);
  }
}

function contentTypeOf({ contentType }: Document): string | undefined {
  return typeof contentType === "string" ? contentType : undefined;
}
