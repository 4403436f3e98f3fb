/** What should be a value in its wire form is none. Its writer is to blame, not the reader. */
export class MalformedValue extends Error {
  override readonly name = "MalformedValue";
}
