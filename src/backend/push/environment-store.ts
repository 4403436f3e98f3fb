import { CallRejection } from "../database/call-rejection.ts";

// Limits of the platform (docs.convex.dev/production/environment-variables).
const maximumVariables = 512;
const maximumNameLength = 256;
const maximumValueBytes = 8 * 1024;
const namePattern = /^[A-Za-z][A-Za-z0-9_]*$/;

/** A variable to set, or (null) to remove. */
export interface EnvironmentChange {
  readonly name: string;
  readonly value: string | null;
}

/** The environment variables that were set for a deployment. */
export class EnvironmentStore {
  readonly #platform: () => Readonly<Record<string, string>>;
  #variables: Readonly<Record<string, string>>;

  /** `platform` are those that every function sees and nobody can set. */
  constructor(
    variables: Readonly<Record<string, string>>,
    platform: () => Readonly<Record<string, string>>,
  ) {
    this.#variables = variables;
    this.#platform = platform;
  }

  /** What was set, without the platform's. */
  get app(): Readonly<Record<string, string>> {
    return this.#variables;
  }

  get platform(): Readonly<Record<string, string>> {
    return this.#platform();
  }

  /** Makes all changes or, throwing `CallRejection`, none. */
  update(changes: readonly EnvironmentChange[]): void {
    const next = new Map(Object.entries(this.#variables));
    for (const { name, value } of changes) {
      if (value === null) next.delete(name);
      else next.set(this.#checkName(name), checkValue(name, value));
    }
    if (next.size > maximumVariables) {
      throw new CallRejection(`A deployment can have at most ${maximumVariables} variables.`);
    }
    this.#variables = Object.fromEntries(next);
  }

  #checkName(name: string): string {
    if (Object.hasOwn(this.platform, name)) {
      throw new CallRejection(
        `Environment variable with name "${name}" is built-in and cannot be overridden`,
      );
    }
    if (name.length <= maximumNameLength && namePattern.test(name)) return name;
    throw new CallRejection(
      `Environment variable name "${name}" is invalid: names start with a letter and hold at most ${maximumNameLength} letters, digits and underscores.`,
    );
  }
}

function checkValue(name: string, value: string): string {
  if (Buffer.byteLength(value) <= maximumValueBytes) return value;
  throw new CallRejection(`The value of environment variable "${name}" is larger than 8 KiB.`);
}
