/** One measurement and the bound that it must keep, if the issue sets one. */
export interface Line {
  what: string
  value: number
  unit: 's' | 'ms' | '/s' | 'rows/s' | 'MiB' | '×'
  atMost?: number
  atLeast?: number
}

export const kept = (l: Line): boolean => l.value <= (l.atMost ?? Infinity) && l.value >= (l.atLeast ?? -Infinity)

/** Milliseconds that `work` took. */
export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
