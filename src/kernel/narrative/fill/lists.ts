import type { Piece } from './clauses.ts'

/** Who is counted, said alone: 企业, 个体工商户. */
const who = '(?:内资|外资|私营|民营|国有)?企业|个体(?:(?:工商)?户)?|(?:农民)?(?:专业)?合作社|农专社|农合'
const whoFirst = new RegExp(`^(?:全[县市区])?(?:${who})`)
export const onlyWho = new RegExp(`^(?:${who})$`)

const inTurn = /分别(?:为|达到?|是|有)?\s*$/
const joined = /^\s*(?:和|及|与|以及)?\s*$/

/**
 * 企业、合作社、个体工商户年报率分别为X％、X％、X％: what the blank at the end of a piece is called, where the list has as many members as
 * blanks or one only. What stands behind the last member is said of each.
 */
export function memberAt(piece: number, pieces: readonly Piece[]): string | undefined {
  const follows = (k: number): boolean => {
    const p = pieces[k]
    return p !== undefined && p.beforeBlank && joined.test(p.text) && /^(?:、|blank)$/.test(p.separator)
  }
  /** Pieces of the run of blanks that begins with the one at `from`; between two stands nothing or a 、. */
  const run = (from: number): number[] => {
    const found = [from]
    for (let k = from + 1; k < pieces.length; k++) {
      if (follows(k)) found.push(k)
      else if (pieces[k]!.text.trim() !== '' || pieces[k]!.separator !== 'blank') break
    }
    return found
  }
  let first = piece
  while (first > 0 && !inTurn.test(pieces[first]!.text)) {
    if (!follows(first) && (pieces[first]!.text.trim() !== '' || first === piece)) return undefined
    first--
  }
  if (!inTurn.test(pieces[first]!.text)) return undefined
  const blanks = run(first)
  const place = blanks.indexOf(piece)
  let from = first
  while (from > 0 && pieces[from]!.separator === '、' && !pieces[from - 1]!.beforeBlank) from--
  const members = pieces
    .slice(from, first + 1)
    .flatMap((p) => p.text.replace(inTurn, '').split(/和|及|与|以及/))
    .map((m) => m.trim())
  // 年报率分别为X％、X％: one name for all, of figures that stand before.
  if (members.length === 1) return members[0]
  if (place < 0 || members.length !== blanks.length) return undefined
  const last = members.at(-1)!
  const bare = members.slice(0, -1).every((m) => m.replace(whoFirst, '') === '')
  return bare && place < members.length - 1 ? `${members[place]}${last.replace(whoFirst, '')}` : members[place]
}
