/** What a call and the calls nested in it have read and written. */
export interface Usage {
  documentsRead: number;
  documentsWritten: number;
  /** Index ranges and table scans that were started. */
  indexRanges: number;
  /** Query functions that ran, the called one included. */
  queriesRun: number;
}

export function noUsage(): Usage {
  return { documentsRead: 0, documentsWritten: 0, indexRanges: 0, queriesRun: 0 };
}
