import { type Bar, barsOf } from './bars.ts'
import { type Layout, type Piece, type Slot, dividing } from './clauses.ts'
import { exclusive } from './lexicon.ts'
import { onlyWho } from './lists.ts'
import { type Token, nounPrefix, tokensOf } from './words.ts'

/** A word of the clause itself: how near to the blank it stands, 0 the nearest. */
export interface OwnToken extends Token {
  distance: number
  /** It stands right beside the blank and says what is counted. */
  head: boolean
}

/** What the words round one blank say. */
export interface Reading {
  slot: Slot
  /** Word → how much it speaks for the figure, 1 in the clause itself, less the farther. */
  words: ReadonlyMap<string, number>
  /** The words of the clause itself, which a figure must account for. */
  own: readonly OwnToken[]
  /** Words of earlier clauses behind the blank before. */
  since: ReadonlySet<string>
  /** For each set of words that exclude one another, those that hold here. */
  holds: readonly ReadonlySet<string>[]
  growth: boolean
  /** 分别增长: which belongs to which is not said beside the blank. */
  respectively: boolean
  /** Why no figure of the ledger can be meant: a goal, another year, a difference. */
  barred: Bar | null
  /** The words of the clause come from earlier ones: 已报X户. */
  elliptic: boolean
}

/** How much a word speaks for the figure, by where it stands. */
const weight = {
  own: 1,
  /** The item before in a list, and what 其中 divides. */
  list: 0.85,
  /** The clause before one that leaves its subject out. */
  elliptic: 0.8,
  /** The clause before one that has its own. */
  chain: 0.6,
  /** Of that, behind a semicolon. */
  semicolon: 0.5,
  /** Earlier sentences of the line. */
  paragraph: 0.28,
  /** A heading on a line of its own. */
  lead: 0.35,
  /** 二是推进双随机监管。: the heading that the text follows on the same line. */
  item: 0.6,
  title: 0.6,
  chapter: 0.14,
}

/** Reads every blank of a text. */
export function readingsOf(layout: Layout): Reading[] {
  const cut = new Map<string, Token[]>()
  const tokens = (piece: string): Token[] => {
    let found = cut.get(piece)
    if (!found) cut.set(piece, (found = tokensOf(piece)))
    return found
  }
  const bar = barsOf(layout)
  return layout.slots.map((slot) => read(slot, layout, tokens, bar))
}

function read(
  slot: Slot,
  layout: Layout,
  tokens: (piece: string) => Token[],
  bar: (slot: Slot, growth: boolean) => Bar | null,
): Reading {
  const words = new Map<string, number>()
  const put = (list: readonly Token[], w: number): void => {
    for (const t of list) words.set(t.word, Math.max(words.get(t.word) ?? 0, w))
  }
  const growth = growthWords(slot) || growthInTurn(slot)
  // X家新办企业刻章X枚: the noun behind the blank before is that one's own.
  const shared = slot.shared ? nounPrefix(slot.before) : 0
  const front = slot.before.slice(shared)
  const before = tokens(growth ? front.replace(growthPhrase, ' ') : front)
  const nounLength = nounPrefix(slot.after)
  const noun = tokens(slot.after.slice(0, nounLength))
  const said = tokens(slot.after.slice(nounLength))
  const own: OwnToken[] = [
    ...before.map((t, i) => ({
      ...t,
      // 政府买单为X家企业: what stands before such a word is not said of the firms.
      distance: before.length - 1 - i + (noun.length > 0 && /[为给将对把向等]\s*$/.test(front) ? 5 : 0),
      head: noun.length === 0 && i === before.length - 1,
    })),
    ...noun.map((t, i) => ({ ...t, distance: 0, head: i === noun.length - 1 })),
    ...said.map((t) => ({ ...t, distance: 1, head: false })),
  ]
  // A counting word that means something itself: X证合一.
  if (slot.unit.unit === '证') own.push(...tokens(`证${slot.after}`).map((t) => ({ ...t, distance: 0, head: true })))
  const frame = tokens(slot.frame.slice(nounPrefix(slot.frame)))
  own.push(...frame.map((t) => ({ ...t, distance: 1, head: false })))
  put(own, weight.own)
  put(tokens(slot.before.slice(0, shared)), weight.list)
  const elliptic = !own.some((t) => t.noun && !verbal.has(t.word))
  // A clause with a noun of its own has its own subject; capital, rates and deeds are of the subject before them.
  const attributes = !own.some((t) => t.noun && !verbal.has(t.word) && !attribute.has(t.word))
  const holds = exclusive.map(() => new Set<string>())
  const keep = (list: readonly Token[], inherited: boolean): void => {
    exclusive.forEach((group, g) => {
      if (inherited && (!group.inherits || holds[g]!.size > 0 || (g === subjects && !attributes))) return
      for (const t of list) if (group.words.has(t.word)) holds[g]!.add(t.word)
    })
  }
  keep(own, false)
  let w = elliptic ? weight.elliptic : weight.chain
  let first = true
  // 其中，私营企业X户 divides what stands before, over a semicolon or a full stop too.
  const divides = dividing.test(slot.before) || (slot.before.trim() !== '' && dividing.test(openingOf(slot)))
  let closed = !divides && /[；;]/.test(layout.pieces[slot.piece]?.separator ?? '')
  if (divides || benefits.test(slot.before)) w = weight.list
  let nearest = slot.piece >= 0 ? (layout.pieces[slot.piece]?.separator ?? '') : ''
  // 指标：X户 stands for itself; what the line says before it is another item.
  if (slot.labelled && !/其中/.test(slot.before)) [w, closed] = [weight.paragraph, true]
  for (const piece of slot.chain) {
    const list = tokens(piece.text)
    const crossing = first ? nearest : ''
    if (piece.sentence !== slot.sentence) w = weight.list
    if (crossing === '、' || crossing === 'blank') w = weight.list
    // 不良反应监测：药品X例，医疗器械X例: what stands before the colon is said of each.
    if (/[：:]/.test(nearest) && !slot.labelled) w = weight.list
    // In 投诉X件、举报X件 the noun of one item is not said of the next.
    const said = crossing === '、' && piece.beforeBlank && !benefits.test(slot.before) ? list.slice(0, -1) : list
    put(closed ? said.filter((t) => !parts.has(t.word)) : said, w)
    if (!closed) keep(list, true)
    if (list.length > 0) w *= 0.85
    if (/[；;]/.test(piece.separator) && !(divides && first)) {
      closed = true
      w *= weight.semicolon
    }
    first = false
    nearest = piece.separator
  }
  paragraphWords(slot, layout, tokens, put)
  if (freshOnly(own, slot, layout, tokens)) words.set('市场主体', 0.75)
  if (stockOnly(own, slot) && !holds[0]!.size) {
    words.set('存续', Math.max(words.get('存续') ?? 0, 0.75))
    holds[0]!.add('存续')
  }
  return {
    slot,
    words,
    own,
    since: sinceBlank(slot, tokens),
    holds,
    growth,
    respectively:
      /分别/.test(layout.pieces[slot.piece]!.text) || slot.chain.slice(0, 2).some((p) => /分别/.test(p.text)),
    barred: bar(slot, growth),
    elliptic,
  }
}

/** Words of the clauses in front that stand behind the last blank. */
function sinceBlank(slot: Slot, tokens: (piece: string) => Token[]): Set<string> {
  const words = new Set<string>()
  if (slot.separator === 'blank') return words
  for (const p of slot.chain) {
    if (p.beforeBlank) break
    for (const t of tokens(p.text)) words.add(t.word)
    if (p.separator === 'blank') break
  }
  return words
}

/** Terms that are verbs although the segmenter calls them nouns: a clause of these alone leaves its subject out. */
const verbal = new Set('年报 公示 检查 抽取 办结 列入 移出 新增 存续 率 指导 提醒 发送 核发 免费 抽查 应 未'.split(' '))

/** 免费刻章X枚、惠及企业X家: the second is no further item of a list but says whom the first was for. */
const benefits = /^\s*(?:共|累计)?(?:惠及|涉及|受益|受惠|惠企|覆盖)/
/** 私营, 联合: said of a part, and no longer of what follows the semicolon. */
const parts = new Set(exclusive.filter((g) => g.strict).flatMap((g) => [...g.words]))
/** The clause before; of a list 其中企业X户，个体工商户X户 its first. */
function openingOf(slot: Slot): string {
  const list = onlyWho.test(slot.before.trim())
    ? slot.chain.find((p) => !/^占?$/.test(p.text.trim()) && !onlyWho.test(p.text.trim()))
    : undefined
  return (list ?? slot.chain[0])?.text ?? ''
}
const attribute = new Set('注册资本 任务 数 债权 检查对象'.split(' '))
const subjects = exclusive.findIndex((group) => group.words.has('个体'))

/** 全年新登记X户 behind a sentence about all who are registered. */
function freshOnly(own: readonly OwnToken[], slot: Slot, layout: Layout, tokens: (piece: string) => Token[]): boolean {
  if (slot.unit.unit !== '户' || slot.after.trim() !== '' || !/(?:新登记|新设立?|新注册)了?\s*$/.test(slot.before))
    return false
  if (own.length !== 1) return false
  for (let k = slot.piece - 1; k >= 0 && layout.pieces[k]!.line === slot.line; k--) {
    const last = tokens(layout.pieces[k]!.text).findLast((t) => exclusive[subjects]!.words.has(t.word))
    if (last) return last.word === '市场主体'
  }
  return false
}

/** 全县市场主体达X户: no word but the subject itself, so what stands in the register is meant. */
const stockOnly = (own: readonly OwnToken[], slot: Slot): boolean =>
  own.length === 1 && own[0]!.word === '市场主体' && slot.after.trim() === '' && plainSubject.test(slot.before.trim())
const plainSubject =
  /^(?:.{0,4}[县市区])?[\s\d年月日底末至截止到今目前全本我辖内域境各类登记共计有约的]*(?:市场|经营|商事)主体(?:户数)?(?:已|共|达到?|到|为|有|计|突破|增至|约)*$/

const growthPhrase =
  /(?:同比|环比|(?:比|较|与)?(?:(?<!网)上年|去年)(?:同期)?(?:相比)?|同期|分别|增长率?|增幅|降幅|增加|上升|下降|减少|提高|下滑|降低|达到?|为|约)/g

function growthWords(slot: Slot): boolean {
  if (slot.unit.unit !== '％') return false
  return /(?:增长|增幅|增速|上升|下降|降幅|减少|提高|增加|下滑|降低|同比)(?:率|了|达到?|为|约|：|:|\s)*$/.test(
    slot.before,
  )
}

/** 分别增长X％、X％: the second growth has no word of its own. */
const growthInTurn = (slot: Slot): boolean =>
  slot.unit.unit === '％' &&
  slot.before.trim() === '' &&
  slot.chain
    .slice(0, 3)
    .some((p) => p.beforeBlank && /分别/.test(p.text) && /(?:增长|上升|下降|提高|增加|减少)\s*$/.test(p.text))

/** Earlier sentences of the paragraph, the lead of the item, the chapter so far: weak words, but they tell one topic from another. */
function paragraphWords(
  slot: Slot,
  layout: Layout,
  tokens: (piece: string) => Token[],
  put: (list: readonly Token[], w: number) => void,
): void {
  put(tokens(titleOf(layout.lines)), weight.title)
  let length = 0
  let opened = false
  for (let k = slot.piece - 1; k >= 0 && length < 600; k--) {
    const p: Piece = layout.pieces[k]!
    length += p.text.length
    const isHeading = p.line !== slot.line && headingPattern.test(layout.lines[p.line]!)
    const runsIn = p.line === slot.line && !opened && p.sentence !== slot.sentence && headsItem(layout, k)
    put(
      tokens(p.text),
      runsIn
        ? weight.item
        : p.line === slot.line
          ? weight.paragraph
          : isHeading && !opened
            ? weight.lead
            : weight.chapter,
    )
    if (runsIn && itemPattern.test(p.text)) opened = true
    if (isHeading && startsLine(layout, k)) {
      if (/^\s*[一二三四五六七八九十]+、|^\s*（[一二三四五六七八九十]+）/.test(layout.lines[p.line]!)) break
      opened = true
    }
  }
}

/** The first line, where it is a title and not already the text. */
function titleOf(lines: readonly string[]): string {
  const first = lines.find((l) => l.trim() !== '') ?? ''
  return first.length <= 50 && !/[。；]/.test(first) ? first : ''
}

const startsLine = (layout: Layout, k: number): boolean => layout.pieces[k]!.line !== layout.pieces[k - 1]?.line

/** 二是推进双随机监管。 opens an item within a line, 三、双随机监管。 at its start. */
const itemPattern = /^\s*[一二三四五六七八九十]+是/
function headsItem(layout: Layout, k: number): boolean {
  const p = layout.pieces[k]!
  if (itemPattern.test(p.text)) return true
  if (!headingPattern.test(layout.lines[p.line]!)) return false
  let first = k
  while (layout.pieces[first - 1]?.line === p.line && layout.pieces[first - 1]!.sentence === p.sentence) first--
  return startsLine(layout, first)
}
const headingPattern = /^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])/
