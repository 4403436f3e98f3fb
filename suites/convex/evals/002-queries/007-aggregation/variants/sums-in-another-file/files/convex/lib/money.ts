export function sumOf<Row>(rows: readonly Row[], figure: (row: Row) => number): number {
  return rows.map(figure).reduce((a, b) => a + b, 0);
}

export const cents = (amount: number): number => +amount.toFixed(2);
