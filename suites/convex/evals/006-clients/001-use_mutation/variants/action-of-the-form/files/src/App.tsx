import { useMutation } from "convex/react";
import { useFormStatus } from "react-dom";
import { api } from "../convex/_generated/api";

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function SignButton() {
  const { pending } = useFormStatus();
  return <button disabled={pending}>{pending ? "Signing..." : "Sign"}</button>;
}

export default function App() {
  const sign = useMutation(api.entries.signGuestBook);

  async function signWith(form: FormData) {
    await sign({ visitor: textOf(form, "visitor"), note: textOf(form, "note") });
  }

  return (
    <form action={signWith}>
      <label>
        Name <input type="text" name="visitor" />
      </label>
      <label>
        Note <input type="text" name="note" />
      </label>
      <SignButton />
    </form>
  );
}
