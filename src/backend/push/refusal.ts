import type { PushRejection } from "../deployment.ts";

/** Ends the reading of a push: the platform rejects it. */
export class Refusal extends Error {
  readonly rejection: PushRejection;

  constructor(rejection: PushRejection) {
    super(rejection.message);
    this.rejection = rejection;
  }
}
