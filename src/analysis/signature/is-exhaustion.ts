import type { Signature } from "../../domain/signature.ts";

/** Did grading run out of time or memory twice, while the reference passed right after in the same place? */
export function isExhaustion({ code }: Pick<Signature, "code">): boolean {
  return code === "GradingExhausted";
}
