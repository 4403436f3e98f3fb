/** Header that every POST carries; its value stands in `<meta name="faultline-token" content="…">`. */
export type TokenHeader = "x-faultline-token";

/** Body of every answer with a status from 400 on: one sentence for people. */
export interface ApiError {
  readonly error: string;
}
