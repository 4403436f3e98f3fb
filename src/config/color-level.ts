/** 0: no colours; 1: the 16 of any terminal; 2: the palette of 256; 3: any colour. */
export type ColorLevel = 0 | 1 | 2 | 3;

/**
 * Colours that a stream may get: none where it is no terminal or `NO_COLOR` is set (https://no-color.org).
 * `FORCE_COLOR` asks for a level whatever the stream is (https://force-color.org); `NO_COLOR` wins.
 */
export function colorLevel(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ColorLevel {
  const { NO_COLOR, TERM = "", COLORTERM = "" } = environment;
  const isRefused = TERM === "dumb" || (NO_COLOR !== undefined && NO_COLOR !== "");
  if (isRefused) return 0;
  const forced = forcedLevel(environment["FORCE_COLOR"]);
  if (forced !== undefined) return forced;
  if (stream.isTTY !== true) return 0;
  if (/^(truecolor|24bit)$/i.test(COLORTERM)) return 3;
  return TERM.includes("256color") ? 2 : 1;
}

function forcedLevel(text: string | undefined): ColorLevel | undefined {
  switch (text) {
    case undefined:
    case "":
      return undefined;
    case "0":
    case "false":
      return 0;
    case "2":
      return 2;
    case "3":
      return 3;
    default:
      return 1;
  }
}
