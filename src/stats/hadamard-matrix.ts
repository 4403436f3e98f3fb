/** Entries are 1 and -1; any two columns differ in exactly half of the rows. */
export type SignMatrix = readonly (readonly (1 | -1)[])[];

/**
 * A Hadamard matrix of the smallest order that is built here and at least `size`, its first column all 1: Paley's first
 * construction for orders q + 1 (q a prime, 3 more than a multiple of 4), and Sylvester's doubling. Source: R. Paley, "On
 * orthogonal matrices", J. Math. Phys. 12 (1933); orders 12, 20, 24 are the designs of R. Plackett, J. Burman,
 * Biometrika 33 (1946).
 */
export function hadamardMatrix(size: number): SignMatrix {
  if (size > 256) throw new RangeError(`No design for ${size} factors is built here.`);
  let order = size <= 2 ? Math.max(1, size) : Math.ceil(size / 4) * 4;
  for (;;) {
    const matrix = build(order);
    if (matrix !== undefined) return matrix;
    order += 4;
  }
}

function build(order: number): SignMatrix | undefined {
  if (order === 1) return [[1]];
  if (order % 4 === 0 && isPrime(order - 1)) return normalized(paley(order - 1));
  const half = order % 2 === 0 ? build(order / 2) : undefined;
  if (half === undefined) return undefined;
  return [
    ...half.map((row) => [...row, ...row]),
    ...half.map((row) => [...row, ...row.map(negated)]),
  ];
}

/** Of order q + 1: S + I, where S has the quadratic characters of the differences within a border of 1 and -1. */
function paley(q: number): SignMatrix {
  const squares = new Set(Array.from({ length: q - 1 }, (_, index) => (index + 1) ** 2 % q));
  const entry = (row: number, column: number): 1 | -1 => {
    if (row === column || row === 0) return 1;
    if (column === 0) return -1;
    return squares.has((((row - column) % q) + q) % q) ? 1 : -1;
  };
  return Array.from({ length: q + 1 }, (_, row) =>
    Array.from({ length: q + 1 }, (__, column) => entry(row, column)),
  );
}

/** Rows turned so that each begins with 1. */
function normalized(matrix: SignMatrix): SignMatrix {
  return matrix.map((row) => (row[0] === 1 ? row : row.map(negated)));
}

function negated(sign: 1 | -1): 1 | -1 {
  return sign === 1 ? -1 : 1;
}

function isPrime(number: number): boolean {
  if (number < 2) return false;
  for (let divisor = 2; divisor ** 2 <= number; divisor += 1) {
    if (number % divisor === 0) return false;
  }
  return true;
}
