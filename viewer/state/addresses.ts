/** Address of a run's page: the one that results of the platform have, so that their links work with another host. */
export function runAddress(run: { readonly id: string; readonly experiment: string }): string {
  return `/experiment/${encodeURIComponent(run.experiment)}/run/${encodeURIComponent(run.id)}`;
}

/** What of an attempt's page to open. */
export interface AttemptView {
  readonly tab?: string;
  readonly sample?: number;
}

/** Address of an attempt's page. */
export function attemptAddress(
  run: { readonly id: string; readonly experiment: string },
  evalPath: string,
  { tab, sample = 0 }: AttemptView = {},
): string {
  const query = new URLSearchParams({
    ...(tab === undefined ? {} : { tab }),
    ...(sample === 0 ? {} : { sample: String(sample) }),
  }).toString();
  const path = evalPath.split("/").map(encodeURIComponent).join("/");
  return `${runAddress(run)}/${path}${query === "" ? "" : `?${query}`}`;
}

/** Address of the page of an eval of the suite. */
export function evalAddress(evalPath: string): string {
  return `/suite/${evalPath.split("/").map(encodeURIComponent).join("/")}`;
}
