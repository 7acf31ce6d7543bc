/** Seeded randomness: the same words give the same sequence on every machine. Never for keys or draws, only for demonstration data. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  /** Whole number, both ends included. */
  int(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** True with this probability. */
  chance(p: number): boolean
  /** One of the entries, by weight. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T
  bytes(n: number): Uint8Array
  /** `n` different entries, or all when there are fewer. */
  sample<T>(list: readonly T[], n: number): T[]
}

/** sfc32 (Chris Doty-Humphrey, PractRand) seeded by an FNV-style hash of the words. */
export function seeded(...words: (string | number)[]): Random {
  let [a, b, c, d] = hash(words.join('\u0000'))
  const uint = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 12; i++) uint()
  const next = (): number => uint() / 4_294_967_296
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)]!
  return {
    next,
    int,
    pick,
    chance: (p) => next() < p,
    weighted: (entries) => {
      let at = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of entries) if ((at -= weight) < 0) return value
      return entries.at(-1)![0]
    },
    bytes: (n) => Uint8Array.from({ length: n }, () => uint() & 0xff),
    sample: (list, n) => {
      const copy = [...list]
      const count = Math.min(n, copy.length)
      for (let i = 0; i < count; i++) {
        const j = int(i, copy.length - 1)
        ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
      }
      return copy.slice(0, count)
    },
  }
}

function hash(text: string): [number, number, number, number] {
  const h: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x6c62272e]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    for (let k = 0; k < 4; k++) h[k] = Math.imul(h[k]! ^ (code + k * 0x85ebca6b), 0x01000193 + k * 2)
  }
  return h
}
