/** 0: no colours; 1: the 16 of any terminal; 2: the palette of 256; 3: any colour. */
export type ColorLevel = 0 | 1 | 2 | 3;

/** Colours that a stream may get: none where it is no terminal or `NO_COLOR` is set, see https://no-color.org. */
export function colorLevel(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ColorLevel {
  const { NO_COLOR, TERM = "", COLORTERM = "" } = environment;
  const isRefused = TERM === "dumb" || (NO_COLOR !== undefined && NO_COLOR !== "");
  if (stream.isTTY !== true || isRefused) return 0;
  if (/^(truecolor|24bit)$/i.test(COLORTERM)) return 3;
  return TERM.includes("256color") ? 2 : 1;
}
