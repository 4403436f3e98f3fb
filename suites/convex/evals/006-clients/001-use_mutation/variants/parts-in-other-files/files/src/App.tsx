import { useMutation } from "convex/react";
import { api } from "../convex/_generated/api";
import { GuestForm } from "./GuestForm";

export default function App() {
  const signGuestBook = useMutation(api.entries.signGuestBook);
  return (
    <GuestForm
      onSign={async (entry) => {
        await signGuestBook(entry);
      }}
    />
  );
}
