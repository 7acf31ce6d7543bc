import { exclusive } from './lexicon.ts'
import type { Layout, Piece, Slot } from './clauses.ts'
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
  /** For each set of words that exclude one another, those that hold here. */
  holds: readonly ReadonlySet<string>[]
  /** Words that turn the figure into another although they stand outside the clause. */
  foreign: readonly string[]
  growth: boolean
  /** 分别增长: which belongs to which is not said beside the blank. */
  respectively: boolean
  /** Why no figure of the ledger can be meant: a goal, another year, a difference. */
  barred: string | null
  /** The words of the clause come from earlier ones: 已报X户. */
  elliptic: boolean
}

const weight = {
  own: 1,
  list: 0.85,
  elliptic: 0.8,
  chain: 0.6,
  semicolon: 0.5,
  paragraph: 0.28,
  lead: 0.35,
  chapter: 0.14,
}

/** Reads every blank of a text. */
export function readingsOf(text: string, layout: Layout): Reading[] {
  const cut = new Map<string, Token[]>()
  const tokens = (piece: string): Token[] => {
    let found = cut.get(piece)
    if (!found) cut.set(piece, (found = tokensOf(piece)))
    return found
  }
  const plans = planLines(layout.lines)
  const years = yearsOf(layout.lines)
  return layout.slots.map((slot) => read(slot, layout, tokens, plans.has(slot.line), years, text))
}

function read(
  slot: Slot,
  layout: Layout,
  tokens: (piece: string) => Token[],
  planned: boolean,
  years: Years,
  text: string,
): Reading {
  const words = new Map<string, number>()
  const put = (list: readonly Token[], w: number): void => {
    for (const t of list) words.set(t.word, Math.max(words.get(t.word) ?? 0, w))
  }
  const growth = growthWords(slot)
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
  let closed = /[；;]/.test(layout.pieces[slot.piece]?.separator ?? '')
  let nearest = slot.piece >= 0 ? (layout.pieces[slot.piece]?.separator ?? '') : ''
  // 指标：X户 stands for itself; what the line says before it is another item.
  if (slot.labelled && !/其中/.test(slot.before)) [w, closed] = [weight.paragraph, true]
  for (const piece of slot.chain) {
    const list = tokens(piece.text)
    const crossing = first ? nearest : ''
    if (crossing === '、' || crossing === 'blank') w = weight.list
    // 不良反应监测：药品X例，医疗器械X例: what stands before the colon is said of each.
    if (/[：:]/.test(nearest) && !slot.labelled) w = weight.list
    // In 投诉X件、举报X件 the noun of one item is not said of the next.
    put(crossing === '、' && piece.beforeBlank ? list.slice(0, -1) : list, w)
    if (!closed) keep(list, true)
    if (list.length > 0) w *= 0.85
    if (piece.separator === '；' || piece.separator === ';') closed = true
    if (piece.separator === '；' || piece.separator === ';') w *= weight.semicolon
    first = false
    nearest = piece.separator
  }
  paragraphWords(slot, layout, tokens, put)
  if (stockOnly(own, slot) && !holds[0]!.size) {
    words.set('存续', Math.max(words.get('存续') ?? 0, 0.75))
    holds[0]!.add('存续')
  }
  return {
    slot,
    words,
    own,
    holds,
    foreign: [],
    growth,
    respectively: /分别/.test(slot.before) || slot.chain.slice(0, 2).some((p) => /分别/.test(p.text)),
    barred: barredBy(slot, planned, years, growth, text),
    elliptic,
  }
}

/** Terms that are verbs although the segmenter calls them nouns: a clause of these alone leaves its subject out. */
const verbal = new Set('年报 公示 检查 抽取 办结 列入 移出 新增 存续 率 指导 提醒 发送 核发 免费 抽查 应 未'.split(' '))

const attribute = new Set('注册资本 任务 数 债权 检查对象'.split(' '))
const subjects = exclusive.findIndex((group) => group.words.has('个体'))

/** 全县市场主体达X户: no word but the subject itself, so what stands in the register is meant. */
const stockOnly = (own: readonly OwnToken[], slot: Slot): boolean =>
  own.length === 1 && own[0]!.word === '市场主体' && slot.after.trim() === '' && plainSubject.test(slot.before.trim())
const plainSubject =
  /^(?:.{0,4}[县市区])?[\s\d年月日底末至截止到今目前全本我辖内域境各类登记共计有约的]*(?:市场|经营|商事)主体(?:户数)?(?:已|共|达到?|到|为|有|计|突破|增至|约)*$/

const growthPhrase =
  /(?:同比|环比|(?:比|较|与)?(?:(?<!网)上年|去年)(?:同期)?(?:相比)?|同期|分别|增长率?|增幅|增加|上升|下降|减少|提高|下滑|降低|达到?|为|约)/g

function growthWords(slot: Slot): boolean {
  if (slot.unit.unit !== '％') return false
  return /(?:增长|增幅|增速|上升|下降|减少|提高|增加|下滑|降低|同比)(?:率|了|达到?|为|约|：|:|\s)*$/.test(slot.before)
}

/** Earlier sentences of the paragraph, the lead of the item, the chapter so far: weak words, but they tell one topic from another. */
function paragraphWords(
  slot: Slot,
  layout: Layout,
  tokens: (piece: string) => Token[],
  put: (list: readonly Token[], w: number) => void,
): void {
  let length = 0
  let opened = false
  for (let k = slot.piece - 1; k >= 0 && length < 600; k--) {
    const p: Piece = layout.pieces[k]!
    length += p.text.length
    const isHeading = p.line !== slot.line && headingPattern.test(layout.lines[p.line]!)
    put(tokens(p.text), p.line === slot.line ? weight.paragraph : isHeading && !opened ? weight.lead : weight.chapter)
    if (isHeading && startsLine(layout, k)) {
      if (/^\s*[一二三四五六七八九十]+、|^\s*（[一二三四五六七八九十]+）/.test(layout.lines[p.line]!)) break
      opened = true
    }
  }
}

const startsLine = (layout: Layout, k: number): boolean => layout.pieces[k]!.line !== layout.pieces[k - 1]?.line

const headingPattern = /^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])/
const planTitle = /(?:工作)?(?:计划|思路|打算|安排|谋划)|下一步|下步|明年/

/** Lines of chapters about what is to come. */
function planLines(lines: readonly string[]): Set<number> {
  const planned = new Set<number>()
  let level = 0
  lines.forEach((line, i) => {
    const here = /^\s*[一二三四五六七八九十]+、/.test(line)
      ? 1
      : /^\s*[（(][一二三四五六七八九十]+[）)]/.test(line)
        ? 2
        : 0
    if (here > 0 && (level === 0 || here <= level)) level = planTitle.test(line.slice(0, 30)) && i > 0 ? here : 0
    if (level > 0) planned.add(i)
  })
  return planned
}

interface Years {
  /** The year that the report is about; null where the text names none. */
  main: number | null
  /** The opening lines say quarter or month: these are the report's own span. */
  title: string
  /** A station or branch writes of its own area. */
  station: boolean
}

function yearsOf(lines: readonly string[]): Years {
  const opening = lines
    .filter((l) => l.trim() !== '')
    .slice(0, 3)
    .join('\n')
    .slice(0, 160)
  const all = [...lines.join('\n').matchAll(/(20\d\d)年/g)].map((m) => Number(m[1]))
  const named = /(20\d\d)年/.exec(opening)
  return {
    main: named ? Number(named[1]) : all.length > 0 ? Math.max(...all) : null,
    title: opening,
    station:
      /监管所(?!有)|分局(?:工作|\d|20)/.test(opening.split('\n')[0] ?? '') ||
      /我所|本所(?!属)|我分局/.test(lines.join('\n')),
  }
}

/** Words that make a blank something no figure of the dictionary means, whatever else the clause says. */
function barredBy(slot: Slot, planned: boolean, years: Years, growth: boolean, text: string): string | null {
  if (planned) return 'plan'
  if (years.station) return 'place'
  const before = slot.before
  const sentence = [...slot.chain.map((p) => p.text).toReversed(), before].join('，')
  if (
    /力争|争取|下一步|下步|明年|确保(?:全年|年底)|(?:要|将|拟)(?:新增|新设|新登记|完成|达到|实现|突破|发展)/.test(
      sentence,
    )
  )
    return 'plan'
  if (/个百分点/.test(slot.unit.unit)) return 'points'
  if (
    !growth &&
    /(?:同比|环比|比上年|较上年|比去年|较去年|比年初|较年初|比上月|同期)[^，]{0,8}(?:增|减|多|少|净|提高|下降)[^，]{0,3}$/.test(
      before,
    )
  )
    return 'difference'
  const clause = `${before}${text.slice(slot.blank.offset + slot.blank.length + slot.unit.length, slot.blank.offset + slot.blank.length + slot.unit.length + 4)}`
  if (!growth && /去年|(?<!网)上年|上一年|年初|上月/.test(before)) return 'other span'
  if (/(?:年|月|元|人|岁|名)(?:以上|以下|以内)/.test(before)) return 'part'
  if (growth && /(?:环比|年初|年底|年末|上月|上季|平均|目标)/.test(before)) return 'other span'
  if (
    /(?:本月|当月|当日|每天|平均|日均|月均|每万|每千|千人|万人|人均)/.test(before) &&
    !/(?:本月|当月)/.test(years.title)
  )
    return 'other span'
  if (/(?:[一二三四]|第[一二三四])季度/.test(before) && !/季度/.test(years.title)) return 'other span'
  if (
    /(?:[\u4e00-\u9fff]{2}|XX|××)(?:镇|乡|街道|园区|开发区|市场监管所|监管所)/.test(
      clause.replace(/各?乡镇|街道办|[古小集]镇/g, ''),
    )
  )
    return 'place'
  if (years.main !== null) {
    const opening = slot.chain.at(-1)?.text ?? ''
    const named = [...`${opening}，${before}`.matchAll(/(20\d\d)年/g)].at(-1)
    if (named && Number(named[1]) !== years.main && !/年报|年度报告/.test(sentence)) return 'other span'
  }
  return null
}
