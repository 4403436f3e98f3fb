import { useQuery } from "@tanstack/react-query";
import type { CodeToken } from "./highlight.ts";
import { languageOf } from "./language-of.ts";

/** Longer texts stay plain: what colours them would block the page. */
const longest = 200_000;

/** The coloured pieces of a file's lines; undefined until what colours them is loaded, and where nothing does. */
export function useTokens(
  file: string,
  text: string,
): readonly (readonly CodeToken[])[] | undefined {
  const language = text.length > longest ? undefined : languageOf(file);
  const { data: highlight } = useQuery({
    queryKey: ["highlight"],
    queryFn: async () => (await import("./highlight.ts")).createHighlight(),
    enabled: language !== undefined,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const { data } = useQuery({
    queryKey: ["tokens", language, text],
    queryFn: () =>
      highlight === undefined || language === undefined ? [] : highlight(text, language),
    enabled: highlight !== undefined && language !== undefined,
    staleTime: Infinity,
    gcTime: 60_000,
    structuralSharing: false,
  });
  return data;
}
