const uuidVersion = 0x40;
const uuidVariant = 0x80;

/** Makes the clock of a realm stand still at `now` (milliseconds since the epoch). */
export function fixDate(realm: typeof globalThis, now: number): void {
  const RealDate = realm.Date;
  const frozen: DateConstructor = new Proxy(RealDate, {
    construct: (target, args, newTarget): object => {
      const from: unknown = newTarget === frozen ? target : newTarget;
      const given: unknown[] = args.length === 0 ? [now] : args;
      if (typeof from !== "function") return {};
      return Reflect.construct(target, given, from) as object; // constructors give objects
    },
    apply: () => new RealDate(now).toString(),
    get: (target, property): unknown =>
      property === "now" ? () => now : Reflect.get(target, property),
  });
  RealDate.prototype.constructor = frozen;
  realm.Date = frozen;
}

/** Web cryptography whose random bytes come from the given numbers. */
export function createCrypto(random: () => number): Readonly<Record<string, unknown>> {
  const fill = <View extends ArrayBufferView>(view: View): View => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = Math.floor(random() * 256);
    return view;
  };
  return {
    subtle: crypto.subtle,
    getRandomValues: fill,
    randomUUID: () => formatUuid(fill(new Uint8Array(16))),
  };
}

function formatUuid(bytes: Uint8Array): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | uuidVersion;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | uuidVariant;
  const hex = Buffer.from(bytes).toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}
