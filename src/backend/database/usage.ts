/** What a call and the calls nested in it have read and written. */
export interface Usage {
  documentsRead: number;
  /** Size of the documents read, as `valueSize` counts it. */
  bytesRead: number;
  documentsWritten: number;
  bytesWritten: number;
  /** Index ranges, table scans, searches and look-ups by id that were started. */
  indexRanges: number;
  /** Query functions that ran, the called one included. */
  queriesRun: number;
}

export function noUsage(): Usage {
  return {
    documentsRead: 0,
    bytesRead: 0,
    documentsWritten: 0,
    bytesWritten: 0,
    indexRanges: 0,
    queriesRun: 0,
  };
}
