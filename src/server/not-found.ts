/** What was asked for is not there: one sentence, status 404. */
export class NotFound extends Error {
  override readonly name = "NotFound";
}
