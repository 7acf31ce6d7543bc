import { type Day, addDays, addMonths } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { workflow } from '#kernel/workflow/status-table.ts'
import type { ScoreItem } from './tables.ts'
import {
  type CateringMark,
  type ConnectionState,
  type GradingState,
  type KitchenMode,
  type KitchenState,
  type OperatorRole,
  type OperatorState,
  type ReportState,
  type ReviewResult,
  type RiskGrade,
  campusRoles,
  connectionStates,
  gradeOrder,
  gradingStates,
  kitchenStates,
  operatorRoles,
  operatorStates,
  reportStates,
} from './terms.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`food-operator.${code}`, text, { fields: { [field]: text } })

/** State of an operator on a day. */
export function operatorState(o: { fromDay: Day; toDay: Day | null }, on: Day): OperatorState {
  if (o.toDay !== null && o.toDay <= on) return 'ENDED'
  return o.fromDay <= on ? 'STANDING' : 'COMING'
}

export const operatorFlow = workflow(
  operatorStates,
  {
    end: '终止经营',
    score: '评分',
    rate: '评定',
    connect: '接入电子监管',
    report: '登记自查报告',
    build: '登记明厨亮灶',
  },
  { COMING: ['end'], STANDING: ['end', 'score', 'rate', 'connect', 'report', 'build'], ENDED: [] },
)

/** Whether an operator may enter the register: not in the future, not twice in one role at a time. */
export function checkOperator(
  o: { role: OperatorRole; fromDay: Day; diners?: number | undefined },
  facts: {
    today: Day
    partyName: string
    standing: readonly { role: OperatorRole; fromDay: Day; toDay: Day | null }[]
  },
): Refusal | undefined {
  if (o.fromDay > facts.today) return refuse('register.future', 'fromDay', `开业日期 ${o.fromDay} 还没有到，请核对。`)
  if (o.diners !== undefined && o.diners < 0) return refuse('register.diners', 'diners', '就餐人数不能是负数。')
  const twin = facts.standing.find((s) => s.role === o.role && (s.toDay === null || s.toDay > o.fromDay))
  return twin
    ? refuse(
        'register.twice',
        'partyCode',
        `${facts.partyName}已作为${operatorRoles[o.role]}在册（${twin.fromDay}起），请在原记录上办理，或先登记终止。`,
      )
    : undefined
}

/** Whether an operator may end on a day (the first day on which it no longer trades). */
export function checkEnd(o: { fromDay: Day; toDay: Day | null }, toDay: Day, today: Day): Refusal | undefined {
  const blocked = operatorFlow.why(operatorState(o, today), 'end')
  if (blocked) return new Refusal('food-operator.end.state', blocked)
  return toDay <= o.fromDay || toDay > today
    ? refuse('end.day', 'toDay', `终止日期要晚于开业日期 ${o.fromDay}，不晚于今天。`)
    : undefined
}

/** Points with at most two decimals as hundredths; nothing where it is no such number. */
export function pointsOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim()
  return /^\d{1,3}(?:\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined
}

/** 经营面积 2；常温预包装 0.5 as items. Refuses an item without its points. */
export function itemsOf(text: string, field: string): ScoreItem[] {
  return text
    .split(/[；;\n]/)
    .map((t) => t.trim())
    .filter(Boolean)
    .map((t) => {
      const [, item, points] = /^(.+?)[\s:：]+(\d{1,3}(?:\.\d{1,2})?)$/.exec(t.normalize('NFKC')) ?? []
      if (item === undefined || points === undefined)
        throw refuse('score.items', field, `评分明细里的“${t}”没有写分值，请写成“经营面积 2；供货者数量 3”。`)
      return { item: item.trim(), points: Number(points) }
    })
}

/** Grade that a total (hundredths) falls in, by the law of the day of scoring. */
export function bandOf(total: number, law: LawBook, on: Day): RiskGrade {
  for (const g of ['A', 'B', 'C'] as const) if (total <= law.number(`food.grade.band.${g}`, on) * 100) return g
  return 'D'
}

/** A grade moved by some steps, never below A or above D. */
export const adjusted = (band: RiskGrade, steps: number): RiskGrade =>
  gradeOrder[Math.min(3, Math.max(0, gradeOrder.indexOf(band) + steps))]!

export interface Scoring {
  scoredOn: Day
  /** As typed. */
  staticScore: string
  /** Absent for a new unit: the static part alone is taken to a hundred (新办的可以不评动态分). */
  dynamicScore?: string | undefined
  staticItems?: string | undefined
  dynamicItems?: string | undefined
  adjustment: number
  adjustReason?: string | undefined
}

export interface Scored {
  staticItems: ScoreItem[] | null
  dynamicItems: ScoreItem[] | null
  staticScore: string
  dynamicScore: string | null
  total: string
  bandGrade: RiskGrade
  grade: RiskGrade
  plannedVisits: number
}

/**
 * A risk grade from its score sheet (食品生产经营风险分级管理办法（试行）). Refuses points beyond the sheet, items that do not add
 * up, an adjustment of more than −1…+2 or without the record it rests on.
 */
export function gradeOf(s: Scoring, facts: { today: Day; fromDay: Day; law: LawBook }): Scored {
  const { law } = facts
  if (s.scoredOn > facts.today || s.scoredOn < facts.fromDay)
    throw refuse('score.day', 'scoredOn', `评分日期要在开业日期 ${facts.fromDay} 与今天之间。`)
  const part = (kind: 'static' | 'dynamic', text: string, items: ScoreItem[] | null): number => {
    const field = `${kind}Score`
    const max = law.number(`food.grade.${kind}.max`, s.scoredOn)
    const word = kind === 'static' ? '静态' : '动态'
    const points = pointsOf(text)
    if (points === undefined || points > max * 100)
      throw refuse('score.points', field, `${word}风险分值要是 0 到 ${max} 之间、最多两位小数的数。`)
    const sum = items === null ? points : items.reduce((n, i) => n + Math.round(i.points * 100), 0)
    if (sum !== points)
      throw refuse('score.sum', field, `${word}风险分值是 ${points / 100}，明细加起来是 ${sum / 100}，请核对。`)
    return points
  }
  const staticItems = s.staticItems === undefined ? null : itemsOf(s.staticItems, 'staticItems')
  const dynamicItems = s.dynamicItems === undefined ? null : itemsOf(s.dynamicItems, 'dynamicItems')
  const fixed = part('static', s.staticScore, staticItems)
  const moving = s.dynamicScore === undefined ? null : part('dynamic', s.dynamicScore, dynamicItems)
  const total =
    moving === null ? Math.round((fixed * 100) / law.number('food.grade.static.max', s.scoredOn)) : fixed + moving
  if (s.adjustment < -1 || s.adjustment > 2)
    throw refuse('score.adjustment', 'adjustment', '调整级数只能是 -1（调低一级）、0、1 或 2（调高一级、两级）。')
  if (s.adjustment !== 0 && !s.adjustReason)
    throw refuse('score.reason', 'adjustReason', '调整等级要写明理由和依据的处罚、抽检、表彰或认证文号。')
  const bandGrade = bandOf(total, law, s.scoredOn)
  const grade = adjusted(bandGrade, s.adjustment)
  return {
    staticItems,
    dynamicItems,
    staticScore: String(fixed / 100),
    dynamicScore: moving === null ? null : String(moving / 100),
    total: String(total / 100),
    bandGrade,
    grade,
    plannedVisits: law.number(`food.grade.visits.${grade}`, s.scoredOn),
  }
}

export function gradingState(
  g: { confirmedOn: Day | null; validTo: Day | null; replacedOn: Day | null },
  on: Day,
): GradingState {
  if (g.confirmedOn === null || g.confirmedOn > on) return 'SCORED'
  if (g.replacedOn !== null && g.replacedOn <= on) return 'REPLACED'
  return g.validTo !== null && g.validTo <= on ? 'EXPIRED' : 'VALID'
}

export const gradingFlow = workflow(
  gradingStates,
  { confirm: '确认' },
  { SCORED: ['confirm'], VALID: [], EXPIRED: [], REPLACED: [] },
)

/** First day on which a grade confirmed on a day no longer stands. */
export const gradeEnds = (law: LawBook, confirmedOn: Day): Day =>
  addMonths(confirmedOn, law.number('food.grade.valid.months', confirmedOn))

/** First day on which a caterer is to be rated: some months after it opened. */
export const ratingFrom = (law: LawBook, fromDay: Day): Day =>
  addMonths(fromDay, law.number('food.rating.after.months', fromDay))

/** Mark of a year's average (hundredths of ten points) and its key items failed; two of them give none. */
export function markOf(average: number, keyFailures: number, law: LawBook, on: Day): CateringMark {
  if (keyFailures >= 2) return 'NONE'
  return (['A', 'B', 'C'] as const).find((m) => average >= law.number(`food.rating.mark.${m}`, on) * 100) ?? 'NONE'
}

/** Whether a caterer may be rated on a day. */
export function checkRating(
  o: { role: OperatorRole; fromDay: Day; toDay: Day | null },
  ratedOn: Day,
  facts: { today: Day; law: LawBook },
): Refusal | undefined {
  if (o.role !== 'CATERER')
    return refuse('rate.role', 'operatorId', `${operatorRoles[o.role]}不作餐饮服务经营者评定，请按风险分级办理。`)
  if (ratedOn > facts.today) return refuse('rate.future', 'ratedOn', `评定日期 ${ratedOn} 还没有到，请核对。`)
  if (o.toDay !== null && o.toDay <= ratedOn)
    return refuse('rate.ended', 'ratedOn', `这一户已于 ${o.toDay} 终止经营，不能在其后评定。`)
  const first = ratingFrom(facts.law, o.fromDay)
  return ratedOn < first
    ? refuse('rate.early', 'ratedOn', `${o.fromDay} 开业的，${first} 起才评定；请改评定日期，或等到那一天。`)
    : undefined
}

/** Whether a self-report may be taken in: its period in order, past, and not over another of the same kind. */
export function checkSelfReport(
  r: { periodFrom: Day; periodTo: Day; submittedOn: Day },
  facts: { today: Day; others: readonly { periodFrom: Day; periodTo: Day }[] },
): Refusal | undefined {
  if (r.periodTo < r.periodFrom) return refuse('report.period', 'periodTo', '自查期间止要不早于自查期间起。')
  if (r.submittedOn < r.periodFrom || r.submittedOn > facts.today)
    return refuse('report.day', 'submittedOn', `提交日期要在自查期间起 ${r.periodFrom} 与今天之间。`)
  const other = facts.others.find((o) => o.periodFrom <= r.periodTo && o.periodTo >= r.periodFrom)
  return other
    ? refuse('report.twice', 'periodFrom', `${other.periodFrom} 至 ${other.periodTo} 已有同类报告，期间不能重叠。`)
    : undefined
}

/** Whether a report may be reviewed so: hazards without measures go back (食品安全法第四十七条), hazards that pass get a day to be cleared by. */
export function checkReview(
  r: { submittedOn: Day; reviewedOn: Day | null; hazards: string | null; measures: string | null },
  review: { reviewedOn: Day; result: ReviewResult; followDueOn?: Day | undefined },
  today: Day,
): Refusal | undefined {
  if (r.reviewedOn !== null) return new Refusal('food-operator.review.state', `这份报告已于 ${r.reviewedOn} 审核。`)
  if (review.reviewedOn < r.submittedOn || review.reviewedOn > today)
    return refuse('review.day', 'reviewedOn', `审核日期要在提交日期 ${r.submittedOn} 与今天之间。`)
  if (review.result === 'RETURNED' || r.hazards === null) return undefined
  if (r.measures === null) return refuse('review.measures', 'result', '报告写了隐患，没有写整改措施，应当退回补正。')
  return review.followDueOn === undefined
    ? refuse('review.due', 'followDueOn', '报告写了隐患，请定一个整改期限，到期核实。')
    : undefined
}

export function reportState(r: {
  reviewResult: ReviewResult | null
  followDueOn: Day | null
  followedOn: Day | null
}): ReportState {
  if (r.reviewResult === null) return 'SUBMITTED'
  if (r.reviewResult === 'RETURNED') return 'RETURNED'
  if (r.followDueOn === null) return 'ACCEPTED'
  return r.followedOn === null ? 'FOLLOWING' : 'FOLLOWED'
}

export const reportFlow = workflow(
  reportStates,
  { review: '审核', follow: '核实整改' },
  { SUBMITTED: ['review'], RETURNED: [], ACCEPTED: [], FOLLOWING: ['follow'], FOLLOWED: [] },
)

export interface KitchenDates {
  startedOn: Day
  builtOn: Day | null
  onlineFrom: Day | null
  onlineTo: Day | null
  removedOn: Day | null
}

export function kitchenState(k: KitchenDates, on: Day): KitchenState {
  if (k.removedOn !== null && k.removedOn <= on) return 'REMOVED'
  if (k.builtOn === null || k.builtOn > on) return 'BUILDING'
  if (k.onlineFrom === null || k.onlineFrom > on) return 'BUILT'
  return k.onlineTo !== null && k.onlineTo <= on ? 'OFFLINE' : 'ONLINE'
}

export const kitchenFlow = workflow(
  kitchenStates,
  { accept: '验收', online: '联网', offline: '登记断线', remove: '拆除' },
  {
    BUILDING: ['accept', 'remove'],
    BUILT: ['online', 'remove'],
    ONLINE: ['offline', 'remove'],
    OFFLINE: ['online', 'remove'],
    REMOVED: [],
  },
)

/** Dates of an open kitchen in their order, and none in the future: built, then online, then off or removed. */
export function checkKitchen(k: KitchenDates, today: Day): Refusal | undefined {
  const steps = [
    ['startedOn', '开始建设日期', k.startedOn],
    ['builtOn', '建成验收日期', k.builtOn],
    ['onlineFrom', '联网日期', k.onlineFrom],
    ['onlineTo', '断线日期', k.onlineTo],
    ['removedOn', '拆除日期', k.removedOn],
  ] as const
  let last: readonly [string, string, Day | null] | undefined
  for (const step of steps) {
    const [field, label, on] = step
    if (on === null) continue
    if (on > today) return refuse('kitchen.future', field, `${label} ${on} 还没有到，请核对。`)
    if (last && on < last[2]!)
      return refuse('kitchen.order', field, `${label} ${on} 早于${last[1]} ${last[2]}，请核对。`)
    last = step
  }
  return k.onlineFrom !== null && k.builtOn === null
    ? refuse('kitchen.built', 'builtOn', '联网的要先有建成验收日期，请补上。')
    : undefined
}

/** Only caterers and canteens have kitchens to open. */
export const hasKitchen = (role: OperatorRole): boolean =>
  role === 'CATERER' || role === 'CANTEEN_OTHER' || (campusRoles as readonly OperatorRole[]).includes(role)

export const usualMode = (online: boolean): KitchenMode => (online ? 'NETWORK' : 'VIDEO')

/** State of a connection; long without data is worth a call, and still counts as connected. Not every platform tells its data. */
export function connectionState(
  c: { connectedOn: Day; disconnectedOn: Day | null; lastDataOn: Day | null },
  on: Day,
  law: LawBook,
): ConnectionState {
  if (c.disconnectedOn !== null && c.disconnectedOn <= on) return 'ENDED'
  if (c.lastDataOn === null) return 'CONNECTED'
  return addDays(c.lastDataOn, law.number('food.supervision.silent.days', on)) <= on ? 'SILENT' : 'CONNECTED'
}

export const connectionFlow = workflow(
  connectionStates,
  { end: '断开' },
  { CONNECTED: ['end'], SILENT: ['end'], ENDED: [] },
)
