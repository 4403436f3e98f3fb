import type { Doc } from "../convex/_generated/dataModel";

interface Properties {
  readonly specimens: readonly Doc<"specimens">[];
}

export function Specimens({ specimens }: Properties) {
  return (
    <ul>
      {specimens.map((specimen) => (
        <li key={specimen._id} title="Specimen">
          <b>{specimen.locality}</b>
          <br />
          <i>{specimen.taxon}</i>
        </li>
      ))}
    </ul>
  );
}
