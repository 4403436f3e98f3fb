import { isConvexObject, type ConvexObject, type ConvexValue } from "../values/convex-value.ts";

/** A stored document with its system fields. */
export interface Document {
  readonly _id: string;
  /** Milliseconds since the epoch, strictly increasing over a deployment. */
  readonly _creationTime: number;
  readonly [field: string]: ConvexValue;
}

/** The value at a dotted path, `undefined` where a step is missing. */
export function valueAtPath(document: ConvexObject, path: string): ConvexValue | undefined {
  let value: ConvexValue | undefined = document;
  for (const step of path.split(".")) {
    if (!isConvexObject(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}
