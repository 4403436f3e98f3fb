/** The two clocks of a machine, in milliseconds. */
export interface MachineClocks {
  /** What the machine says that the time is; it can be set. */
  readonly wall: () => number;
  /** Time that has passed since some moment; nobody sets it. */
  readonly passed: () => number;
}

const machineClocks: MachineClocks = {
  wall: () => Date.now(),
  passed: () => performance.now(),
};

/** From now on, says by how many milliseconds the machine's clock was set forwards (or, negative, back). */
export function watchClock({ wall, passed }: MachineClocks = machineClocks): () => number {
  const apart = (): number => wall() - passed();
  const before = apart();
  return () => apart() - before;
}
