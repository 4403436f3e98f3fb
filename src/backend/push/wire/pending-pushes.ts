import { randomBytes } from "node:crypto";
import type { AnalyzedPush } from "../analyze-project.ts";

const kept = 4;

/** Pushes that were analysed and may be put in place; the client refers to them by number, the oldest are forgotten. */
export class PendingPushes {
  readonly #pushes = new Map<string, AnalyzedPush>();

  add(push: AnalyzedPush): string {
    const id = randomBytes(16).toString("hex");
    this.#pushes.set(id, push);
    const [oldest] = this.#pushes.keys();
    if (this.#pushes.size > kept && oldest !== undefined) this.#pushes.delete(oldest);
    return id;
  }

  get(id: string): AnalyzedPush | undefined {
    return this.#pushes.get(id);
  }

  remove(id: string): void {
    this.#pushes.delete(id);
  }
}
