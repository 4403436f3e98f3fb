import type { ConceptName } from "./concepts.ts";

/** What a failed check asks for, as far as it can be read from the check itself. */
export type Demand =
  /** A behaviour that people describe in words of their own: an error, an order, a limit. */
  | {
      readonly kind: "behaviour";
      readonly concept: ConceptName;
      readonly words: string;
      /** Words that the code compares, in lower case; a sentence may state the behaviour by naming one of them. */
      readonly about?: readonly string[];
    }
  /** A number that people write in digits, in words or in another unit. */
  | { readonly kind: "number"; readonly value: number; readonly words: string }
  /** Texts, numbers, names or keys that must appear as they are. */
  | { readonly kind: "literal"; readonly terms: readonly string[]; readonly words: string }
  /** A way of writing, by the names in it; none where it is made of words that all code has. */
  | { readonly kind: "code"; readonly names: readonly string[]; readonly words: string }
  /** What compiler, linter or platform ask of every project. */
  | { readonly kind: "platform"; readonly words: string }
  /** The check does not show which rule it tests. */
  | { readonly kind: "unread"; readonly words: string };

/** Where a demand comes from. `unknown`: a text may state it in words that are not recognised. */
export type Standing = "stated" | "contradicted" | "unstated" | "platform" | "unknown";
