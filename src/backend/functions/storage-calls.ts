import { createHash } from "node:crypto";
import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import type { Database } from "../database/database.ts";
import type { Transaction } from "../database/transaction.ts";
import { isValidHeader } from "../http/valid-header.ts";
import { storageTable, type FileStorage } from "../storage/file-storage.ts";
import type { Json } from "../values/convex-value.ts";
import type { Frame } from "./frame.ts";
import type { PlatformCalls } from "./platform-call.ts";

// Sent with the file.
const sendableType = z
  .string()
  .refine((type) => isValidHeader("content-type", type), "The content type is invalid.");
const byStorageId = z.object({ storageId: z.string() });
const storing = z.object({
  contentType: sendableType.nullable(),
  data: z.base64(),
  options: z.object({ sha256: z.string().optional() }).optional(),
});

export interface StorageCallOptions {
  readonly database: Database;
  readonly files: FileStorage;
}

/** Storage in queries, mutations and actions. An action's access is a transaction of its own. */
export function storageReads({ database, files }: StorageCallOptions): PlatformCalls {
  const transactionFor = ({ transaction, path }: Frame): Transaction =>
    transaction ?? database.begin().inComponent(path.component);
  return {
    "1.0/storageGetUrl": (frame, args) => {
      const { storageId } = byStorageId.parse(args);
      checkId(storageId, frame, database);
      return files.urlOf(storageId, transactionFor(frame)) ?? null;
    },
    "1.0/storageGetMetadata": (frame, args) => {
      const { storageId } = byStorageId.parse(args);
      checkId(storageId, frame, database);
      return metadata(storageId, transactionFor(frame));
    },
  };
}

/** What mutations and actions may do with files. */
export function storageWrites({ database, files }: StorageCallOptions): PlatformCalls {
  return {
    "1.0/storageGenerateUploadUrl": ({ path }) => files.createUploadUrl(path.component),
    "1.0/storageDelete": (frame, args) => {
      const { storageId } = byStorageId.parse(args);
      checkId(storageId, frame, database);
      const transaction = frame.transaction ?? database.begin().inComponent(frame.path.component);
      if (transaction.get(storageTable, storageId) === undefined) {
        throw new CallRejection(`storage id ${storageId} not found`);
      }
      transaction.remove(storageTable, storageId);
      if (frame.transaction === undefined) database.commit(transaction);
      return null;
    },
  };
}

/** What only actions may do with files. */
export function storageTransfers({ database, files }: StorageCallOptions): PlatformCalls {
  return {
    "storage/storeBlob": ({ path: { component } }, args) => {
      const { contentType, data, options } = storing.parse(args);
      const bytes = Buffer.from(data, "base64");
      checkHash(bytes, options?.sha256);
      return files.store({ bytes, contentType: contentType ?? undefined }, component);
    },
    "storage/getBlob": (frame, args) => {
      const { storageId } = byStorageId.parse(args);
      checkId(storageId, frame, database);
      const file = files.read(storageId);
      if (file === undefined) return null;
      return { contentType: file.contentType ?? null, data: file.bytes.toString("base64") };
    },
  };
}

// The document has the checksum in base64, this older form in hexadecimal digits.
function metadata(storageId: string, transaction: Transaction): Json {
  const document = transaction.get(storageTable, storageId);
  if (document === undefined) return null;
  const { sha256, size, contentType } = document;
  return {
    storageId,
    sha256: Buffer.from(typeof sha256 === "string" ? sha256 : "", "base64").toString("hex"),
    size: Number(size),
    contentType: typeof contentType === "string" ? contentType : null,
  };
}

function checkId(storageId: string, { path }: Frame, database: Database): void {
  const names = database.names.inComponent(path.component);
  if (names.tableOfId(storageId) === storageTable) return;
  throw new CallRejection(`Invalid storageId: ${JSON.stringify(storageId)}`);
}

function checkHash(bytes: Buffer, expected: string | undefined): void {
  if (expected === undefined) return;
  const hash = createHash("sha256").update(bytes);
  const digest = hash.digest();
  if (digest.toString("hex") === expected || digest.toString("base64") === expected) return;
  throw new CallRejection(
    `Sha256 mismatch. Expected: ${expected} Actual: ${digest.toString("base64")}`,
  );
}
