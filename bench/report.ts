/** One figure of a bench. Outside its budget it fails the run. */
export interface BenchLine {
  name: string;
  value: number;
  unit: string;
  budget?: { max?: number; min?: number };
}

export interface BenchReport {
  title: string;
  lines: BenchLine[];
}

export function withinBudget({ value, budget }: BenchLine): boolean {
  return value <= (budget?.max ?? Infinity) && value >= (budget?.min ?? -Infinity);
}

export function median(values: number[]): number {
  return percentile(values, 0.5);
}

/** The value below which a share `p` of the values lie (nearest rank). */
export function percentile(values: number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? NaN;
}
