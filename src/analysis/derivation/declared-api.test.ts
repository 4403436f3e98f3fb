import { expect, test } from "vitest";
import type { Signature } from "../../domain/signature.ts";
import { declaredApi } from "./declared-api.ts";

const pinned = { convex: "1.46.0" };
const said = (api: string, versions: Readonly<Record<string, string>> = pinned) => {
  const signature: Signature = { step: "deploy", tool: "typescript", code: "TS2339", api };
  return declaredApi(signature, versions);
};

test("an export that a pinned module does not declare is told", () => {
  expect(said("convex/server#DatabaseReader")).toBe(
    "`convex/server` 1.46.0 exports no `DatabaseReader`.",
  );
  expect(said("convex/server#paginationOptsValidator")).toBeUndefined();
  expect(said("convex/server#GenericDatabaseReader")).toBeUndefined();
  expect(said("convex/server#defineSchema")).toBeUndefined();
});

test("a member that a type lacks is told with those that it has, inherited ones too", () => {
  expect(said("StorageWriter.store")).toBe(
    "`StorageWriter` of `convex/server` 1.46.0 has no `store`, but `generateUploadUrl`, `delete`, `getUrl`, `getMetadata`.",
  );
  expect(said("StorageActionWriter.store")).toBeUndefined();
  expect(said("StorageWriter.getUrl")).toBeUndefined();
  expect(said("Query.iter")).toContain("has no `iter`");
});

test("nothing is said of what is not known", () => {
  expect(said("StorageWriter.store", { convex: "1.2.3" })).toBeUndefined();
  expect(said("convex/server#DatabaseReader", {})).toBeUndefined();
  expect(said("lodash#chunk", { lodash: "4.0.0" })).toBeUndefined();
  expect(said("convex/nowhere#x")).toBeUndefined();
  expect(said("HisOwnType.member")).toBeUndefined();
});
