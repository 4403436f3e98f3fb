import * as React from "react";

interface Entry {
  visitor: string;
  note: string;
}

const nothing: Entry = { visitor: "", note: "" };

export function GuestForm({ onSign }: { onSign: (entry: Entry) => Promise<void> }) {
  const [entry, setEntry] = React.useState(nothing);
  const [isPending, startTransition] = React.useTransition();

  function handleChange({ target }: React.ChangeEvent<HTMLInputElement>) {
    setEntry((before) => ({ ...before, [target.name]: target.value }));
  }

  function handleSubmit(event: React.SyntheticEvent) {
    event.preventDefault();
    startTransition(async () => {
      await onSign(entry);
      setEntry(nothing);
    });
  }

  return (
    <form onSubmit={handleSubmit}>
      {(["visitor", "note"] as const).map((name) => (
        <input key={name} name={name} value={entry[name]} onChange={handleChange} />
      ))}
      <button disabled={isPending}>{isPending ? "Signing..." : "Sign"}</button>
    </form>
  );
}
