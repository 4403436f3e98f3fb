import { useMutation } from "convex/react";
import { useCallback, useRef, useState, type SubmitEvent } from "react";
import { api } from "../convex/_generated/api";

type Phase = "idle" | "signing";

const App = () => {
  const [phase, setPhase] = useState<Phase>("idle");
  const visitor = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLInputElement>(null);
  const sign = useMutation(api.entries.signGuestBook);

  const submit = useCallback(
    (event: SubmitEvent<HTMLFormElement>) => {
      event.preventDefault();
      const form = event.currentTarget;
      setPhase("signing");
      sign({ visitor: visitor.current?.value ?? "", note: note.current?.value ?? "" })
        .then(() => form.reset())
        .catch((error: unknown) => console.error(error))
        .finally(() => setPhase("idle"));
    },
    [sign],
  );

  const isSigning = phase === "signing";
  return (
    <main>
      <h1>Guest book</h1>
      <form onSubmit={submit}>
        <input name="note" ref={note} defaultValue="" required />
        <input name="visitor" ref={visitor} defaultValue="" required />
        <p>
          <button type="submit" disabled={isSigning}>
            {!isSigning && "Sign"}
            {isSigning && <em>Signing...</em>}
          </button>
        </p>
      </form>
    </main>
  );
};

export default App;
