import { useMutation } from "convex/react";
import { useState } from "react";
import type { FormEvent } from "react";
import { api } from "../convex/_generated/api";

export default function App() {
  const signGuestBook = useMutation(api.entries.signGuestBook);
  const [visitor, setVisitor] = useState("");
  const [note, setNote] = useState("");
  const [isSigning, setIsSigning] = useState(false);

  const handleSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsSigning(true);
    try {
      await signGuestBook({ visitor, note });
      setVisitor("");
      setNote("");
    } finally {
      setIsSigning(false);
    }
  };

  return (
    <form onSubmit={handleSubmit}>
      <input
        name="visitor"
        placeholder="Your name"
        value={visitor}
        onChange={(event) => setVisitor(event.target.value)}
      />
      <input
        name="note"
        placeholder="Your note"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <button type="submit" disabled={isSigning}>
        {isSigning ? "Signing..." : "Sign"}
      </button>
    </form>
  );
}
