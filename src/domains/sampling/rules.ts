import { type Day, addDays } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { SampleState, Verdict } from './terms.ts'

export interface SampleDates {
  sampledOn: Day
  reportedOn: Day | null
  verdict: Verdict | null
  retestedOn: Day | null
  retestVerdict: Verdict | null
  deliveredOn: Day | null
  closedOn: Day | null
}

/** The verdict that stands on a day: a re-test is final (食品安全法第八十八条). Nothing before the report. */
export function finalVerdict(s: SampleDates, on: Day): Verdict | null {
  if (s.retestedOn !== null && s.retestedOn <= on) return s.retestVerdict
  return s.reportedOn !== null && s.reportedOn <= on ? s.verdict : null
}

/** State of a sample on a day. */
export function sampleState(s: SampleDates, on: Day): SampleState {
  const by = (d: Day | null): boolean => d !== null && d <= on
  const verdict = finalVerdict(s, on)
  if (verdict === null) return 'SAMPLED'
  if (verdict === 'CONFORM') return 'CONFORM'
  if (by(s.closedOn)) return 'CLOSED'
  return by(s.deliveredOn) ? 'DISPOSING' : 'TO_DELIVER'
}

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`sampling.${code}`, text, { fields: { [field]: text } })

/** Whether a sample may be entered: two samplers (办法第十五条), a day that has come, a batch that was not made later. */
export function checkSample(
  s: {
    sampledOn: Day
    producedOn: Day | null
    samplers: string
    sampleQuantity: number | null
    backupQuantity: number | null
  },
  today: Day,
): Refusal | undefined {
  if (s.sampledOn > today) return refuse('sample.future', 'sampledOn', `抽样日期 ${s.sampledOn} 还没有到，请核对。`)
  if (s.producedOn !== null && s.producedOn > s.sampledOn)
    return refuse('sample.produced', 'producedOn', `生产日期 ${s.producedOn} 晚于抽样日期 ${s.sampledOn}，请核对。`)
  if (s.samplers.split(/[、，,；;\s]+/).filter(Boolean).length < 2)
    return refuse('sample.samplers', 'samplers', '现场抽样不得少于两人，请写明两名抽样人员，用“、”隔开。')
  if (s.sampleQuantity !== null && s.backupQuantity !== null && s.backupQuantity >= s.sampleQuantity)
    return refuse('sample.backup', 'backupQuantity', '备样数量要小于样品数量，请核对。')
  return undefined
}

/** Whether a report may be entered for a sample. */
export function checkReport(
  r: { reportedOn: Day; verdict: Verdict; failedItems: string | null; receivedOn: Day | null },
  facts: { sampledOn: Day; reported: boolean; today: Day },
): Refusal | undefined {
  if (facts.reported)
    return refuse('report.again', 'reportedOn', '这批样品已经有检验报告；有误的请更正，复检结论另行登记。')
  if (r.reportedOn < facts.sampledOn)
    return refuse('report.before', 'reportedOn', `报告日期 ${r.reportedOn} 早于抽样日期 ${facts.sampledOn}，请核对。`)
  if (r.reportedOn > facts.today)
    return refuse('report.future', 'reportedOn', `报告日期 ${r.reportedOn} 还没有到，请核对。`)
  if (r.verdict === 'NON_CONFORM' && !r.failedItems)
    return refuse('report.items', 'failedItems', '结论是不合格的，请写明不合格项目和实测值。')
  if (r.verdict === 'NON_CONFORM' && r.receivedOn === null)
    return refuse('report.received', 'receivedOn', '结论是不合格的，请填写本局收到结论的日期：处置期限从这一天起算。')
  if (r.receivedOn !== null && r.receivedOn < r.reportedOn)
    return refuse(
      'report.received-early',
      'receivedOn',
      `收到日期 ${r.receivedOn} 早于报告日期 ${r.reportedOn}，请核对。`,
    )
  return undefined
}

/** Last day for the disposal of a failed sample: days of the law of the day on which its result came, or as extended. */
export const disposalDue = (receivedOn: Day, extendedTo: Day | null, law: LawBook): Day =>
  extendedTo ?? addDays(receivedOn, law.number('sampling.dispose.days', receivedOn))

/** Whether the disposal of a failed sample may be closed: delivered, controlled, explained, put right, and a case or a reason. */
export function checkClosing(
  c: { closedOn: Day; caseOutcome: string; outcomeNo: string | null },
  facts: { state: SampleState; deliveredOn: Day | null; today: Day },
): Refusal | undefined {
  if (facts.state === 'TO_DELIVER')
    return refuse('close.delivered', 'closedOn', '检验结果还没有送达被抽样单位，请先登记送达。')
  if (facts.state !== 'DISPOSING') return refuse('close.state', 'closedOn', '这批样品不在处置中，不能办结。')
  if (c.closedOn < facts.deliveredOn! || c.closedOn > facts.today)
    return refuse('close.day', 'closedOn', `办结日期要在送达日期 ${facts.deliveredOn!} 与今天之间。`)
  if (c.outcomeNo === null)
    return refuse('close.outcome', 'outcomeNo', '请填写案件编号；不予立案、移送的写明理由或移送文号。')
  return undefined
}
