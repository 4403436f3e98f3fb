interface Properties {
  readonly canLoad: boolean;
  readonly onMore: () => void;
}

export function More(properties: Properties) {
  return (
    <p>
      <button type="button" className="more" disabled={!properties.canLoad} onClick={properties.onMore}>
        <span>Load more</span>
      </button>
    </p>
  );
}
