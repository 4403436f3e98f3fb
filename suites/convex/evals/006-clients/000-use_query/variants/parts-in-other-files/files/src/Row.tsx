interface Properties {
  readonly line: string;
  readonly platform: string;
}

export function Row({ line, platform }: Properties) {
  return (
    <li>
      <strong>{line}</strong>
      <span>{`, platform ${platform}`}</span>
    </li>
  );
}
