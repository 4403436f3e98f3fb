import { formatDuration } from "../format/format-duration.ts";

/** A duration, or nothing where it is not known. */
export function Duration({ milliseconds }: { readonly milliseconds: number | null | undefined }) {
  if (milliseconds === null || milliseconds === undefined) return null;
  return <span className="number">{formatDuration(milliseconds)}</span>;
}
