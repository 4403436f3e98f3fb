declare const brand: unique symbol;

/** A string that must not be mixed up with others: `Brand<string, "RunId">`. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
