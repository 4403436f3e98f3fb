/** The process that works on a run. */
export interface RunHolder {
  /** Of this hold alone: a process that comes back after it was given up for dead is not mistaken for another. */
  readonly id: string;
  readonly host: string;
  readonly pid: number;
}
