/** How a person names a run: an id, the start of one, or the address of a page of a viewer. */
export type RunReference =
  | {
      readonly kind: "run";
      /** Id or prefix of an id. */
      readonly id: string;
      readonly experiment?: string;
      readonly category?: string;
      /** Id of the attempt that the page shows. */
      readonly attemptId?: string;
    }
  | { readonly kind: "malformed"; readonly reason: string };

const viewerPath = /(?:^|\/)experiment\/([^/]*)\/run\/([^/]*)(?:\/([^/]+))?(?:\/([^/]+))?\/?$/;

/**
 * Reads `/experiment/<experiment>/run/<run>/<category>/<attempt>?tab=…`, with or without host and with its last parts
 * missing, or takes the text as an id or prefix, whatever its form.
 */
export function parseRunReference(text: string): RunReference {
  const given = text.trim();
  if (given === "") return malformed("it is empty");
  const path = given.replace(/[?#].*$/s, "");
  const page = viewerPath.exec(path);
  if (page !== null) return fromPage(page);
  if (looksLikeAddress(given)) {
    return malformed("an address of a run looks like /experiment/<experiment>/run/<run>");
  }
  return /\s/.test(given) ? malformed("an id holds no spaces") : { kind: "run", id: given };
}

function fromPage([, experiment, id, category, attemptId]: readonly (
  string | undefined
)[]): RunReference {
  const parts = [experiment, id, category, attemptId].map(decoded);
  if (parts.includes(null)) return malformed("its percent signs encode nothing");
  const [name, run, group, attempt] = parts;
  if (!run) return malformed("no run follows /run/");
  return {
    kind: "run",
    id: run,
    ...(name ? { experiment: name } : {}),
    ...(group ? { category: group } : {}),
    ...(attempt ? { attemptId: attempt } : {}),
  };
}

/** Null where the part is not well encoded. */
function decoded(part: string | undefined): string | null | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    return null;
  }
}

function looksLikeAddress(text: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ||
    text.startsWith("/") ||
    /\/run(\/|$)|experiment\//.test(text)
  );
}

function malformed(reason: string): RunReference {
  return { kind: "malformed", reason };
}
