import type { Identity } from "../functions/identity.ts";

/** Who a credential stands for, or why it is refused. */
export type Authentication =
  { readonly status: "accepted"; readonly identity: Identity } | AuthRefusal;

export interface AuthRefusal {
  readonly status: "refused";
  /** The platform's code: `BadDeployKey`, `NoAuthProvider`, `InvalidAuthHeader`, … */
  readonly code: string;
  readonly message: string;
}

export function refused(code: string, message: string): AuthRefusal {
  return { status: "refused", code, message };
}
