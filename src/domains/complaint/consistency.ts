import { type SQL, sql } from '#platform/db/database.ts'
import { party } from '#kernel/party/tables.ts'
import type { Fault, Rule, RuleContext } from '#kernel/indicator/rule.ts'
import {
  acceptedCount,
  closedCount,
  closingRate,
  counts,
  equipmentCount,
  feedbackHoursMax,
  hoursAt,
  pendingCount,
} from './indicators.ts'
import { complaintMatter as m } from './tables.ts'

/** Matters for which `text` says something, named. */
async function faultsOf({ q, reading }: RuleContext, text: SQL, where: SQL): Promise<Fault[]> {
  const rows = await q.rows<Omit<Fault, 'page'>>(
    sql`select * from (select ${m.id} as "recordId", ${m.partyId} as "partyId",
        coalesce(${party.name}, ${m.respondentName}) as "partyName", ${m.matterNo} || '：' || (${text}) as text
      from ${reading.at(m)} left join ${reading.at(party)} on ${party.countyCode} = ${m.countyCode} and ${party.id} = ${m.partyId}
      where ${where}) f where text is not null order by text, "recordId"`,
    'anew',
  )
  return rows.map((r) => ({ ...r, page: '/complaints' }))
}

/**
 * E01: accepted = closed + in hand. The three are counted from one ledger, so the equation is only as good as the ledger: what
 * was mediated without having been accepted is in none of them, and one work order that stands on two matters is in them twice.
 */
const closedAndPending: Rule = {
  id: 'E01',
  title: '受理投诉举报等于办结加在办',
  figures: [acceptedCount.id, closedCount.id, pendingCount.id],
  async check(c) {
    const { w } = c
    const [all, closed, pending] = [
      await c.figure(acceptedCount.id),
      await c.figure(closedCount.id),
      await c.figure(pendingCount.id),
    ]
    if (all.exact === null || closed.exact === null || pending.exact === null)
      return { holds: 'unknown', text: '投诉举报数不能从台账算出，没有核对。', faults: [] }
    const faults = await faultsOf(
      c,
      sql`case
        when ${m.acceptedOn} is null then '调解已经结束，却没有受理日期，三个数里都没有它'
        when ${m.closedOn} < ${m.acceptedOn} then '办结日期 ' || ${m.closedOn} || ' 早于受理日期 ' || ${m.acceptedOn}
        when ${twin(c)} then '12345 工单 ' || ${m.hotlineNo} || ' 另有一件没有并入，一件事计了两次' end`,
      sql`${counts(w.asOf)} and ((${m.acceptedOn} between ${w.from}::date and ${w.asOf}::date) or (${m.acceptedOn} is null
        and coalesce(${m.settledOn}, ${m.terminatedOn}) between ${w.from}::date and ${w.asOf}::date))`,
    )
    const equal = BigInt(all.exact) === BigInt(closed.exact) + BigInt(pending.exact)
    return {
      holds: equal && faults.length === 0,
      text: `受理 ${all.exact} 件，办结 ${closed.exact} 件、在办 ${pending.exact} 件${equal ? '' : '，加起来不等于受理数'}${faults.length > 0 ? `；${faults.length} 件的日期或者登记有问题` : ''}。`,
      faults,
    }
  },
}

/** Another matter of the same kind has the same work order and is not merged. */
const twin = ({ reading }: RuleContext): SQL => sql`${m.hotlineNo} in (select twin_no from
  (select hotline_no as twin_no, kind as twin_kind from ${reading.at(m)} where hotline_no is not null and merged_into is null
    group by hotline_no, kind having count(*) > 1) twins where twin_kind = ${m.kind})`

/** E02: the closing rate, and whether every matter that counts as closed says how it ended. */
const rateOfClosed: Rule = {
  id: 'E02',
  title: '投诉举报办结率等于办结除以受理',
  figures: [closingRate.id, closedCount.id, acceptedCount.id],
  async check(c) {
    const { w } = c
    const rate = await c.figure(closingRate.id)
    const [closed, all] = [await c.figure(closedCount.id), await c.figure(acceptedCount.id)]
    if (rate.exact === null || closed.exact === null || all.exact === null)
      return { holds: 'unknown', text: '没有受理的投诉举报，办结率没有核对。', faults: [] }
    const faults = await faultsOf(
      c,
      sql`case when ${m.closedOn} is distinct from least(${m.settledOn}, ${m.terminatedOn}, ${m.withdrawnOn}, ${m.decidedOn},
          ${m.notAcceptedOn}, case when ${m.odrResult} = 'SETTLED' then ${m.odrTo} end)
        then '办结日期 ' || ${m.closedOn} || ' 没有对应的结果（协议、终止、撤回或者决定）' end`,
      sql`${counts(w.asOf)} and ${m.acceptedOn} between ${w.from}::date and ${w.asOf}::date and ${m.closedOn} <= ${w.asOf}::date`,
    )
    const sides = rate.numerator === closed.exact && rate.denominator === all.exact
    return {
      holds: sides && faults.length === 0,
      text: `办结率 ${rate.printed}％ = ${closed.exact} ÷ ${all.exact}${sides ? '' : '，与两个数对不上'}${faults.length > 0 ? `；${faults.length} 件写了办结日期却没有结果` : ''}。`,
      faults,
    }
  },
}

/** P05: every special-equipment complainant heard of the outcome within the promised hours. */
const feedbackInTime: Rule = {
  id: 'P05',
  title: '特种设备投诉在承诺的时限内反馈',
  scope: '当年受理的问题类别为特种设备的投诉、举报，从收到到向投诉人反馈处理结果',
  figures: [equipmentCount.id, feedbackHoursMax.id],
  async check(c) {
    const { w, law } = c
    const limit = law.number('complaint.feedback.hours', w.asOf)
    const figure = await c.figure(feedbackHoursMax.id)
    if (figure.status === 'no-records') return { holds: true, text: '没有受理特种设备投诉。', faults: [] }
    if (figure.exact === null) return { holds: 'unknown', text: figure.notes.join(''), faults: [] }
    const taken = hoursAt(w.asOf)
    const faults = await faultsOf(
      c,
      sql`case when ${taken} > ${limit} then case when ${m.feedbackAt} is null then '还没有反馈，已经 ' else '反馈用了 ' end
        || ceil(${taken})::int || ' 小时' end`,
      sql`${counts(w.asOf)} and ${m.acceptedOn} between ${w.from}::date and ${w.asOf}::date and ${m.category} = 'SPECIAL_EQUIPMENT'`,
    )
    return {
      holds: faults.length === 0,
      text:
        faults.length === 0
          ? `最长的一件用了 ${figure.exact} 小时，不超过 ${limit} 小时。`
          : `${faults.length} 件特种设备投诉的反馈超过了 ${limit} 小时，最长 ${figure.exact} 小时。`,
      faults,
    }
  },
}

export const complaintRules = [closedAndPending, rateOfClosed, feedbackInTime]
