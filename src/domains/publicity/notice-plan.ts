import type { Day } from '#platform/clock/day.ts'
import type { ImportContext, ParsedRow, RowPlan, Value } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { maskedNumber } from './exchange-columns.ts'
import { checkNotice, creditDue, publicUntil, publicationDue } from './rules.ts'
import { publicationNotice as n } from './tables.ts'
import { type NoticeKind, type PenaltyWeight, slugOf } from './terms.ts'

type Values = Readonly<Record<string, Value>>
type Notice = typeof n.$inferSelect

/** What is particular to one kind of sheet. */
interface Reading {
  kind: NoticeKind
  documentNo: string | null
  documentOn: Day | null
  publishedOn: Day | null
  weight: PenaltyWeight | null
  more: Partial<Notice>
}

export const day = (v: Value | undefined): Day | null => (v as Day | null | undefined) ?? null
export const text = (v: Value | undefined): string | null => (v as string | null | undefined) ?? null
export const amount = (v: Value | undefined): bigint | null =>
  (v as { amountFen: bigint } | null | undefined)?.amountFen ?? null

/** Plans the rows of one kind of sheet: finds subjects and standing notices for all rows at once, then decides row by row. */
export const planned =
  (read: (v: Values, c: ImportContext) => Reading) =>
  async (rows: readonly ParsedRow[], c: ImportContext): Promise<RowPlan[]> => {
    const readings = rows.map((r) => read(r.values, c))
    const parties = await resolveParties(
      c.tx,
      rows.map((r) => ({
        code: text(r.values.code) ?? text(r.values.oldCode) ?? text(r.values.code3),
        name: text(r.values.name),
      })),
    )
    const known = new Map(
      (
        await existingRows(
          c.tx,
          n,
          n.documentNo,
          readings.map((r) => r.documentNo),
        )
      ).map((x) => [`${x.kind} ${x.documentNo} ${x.subjectName}`, x]),
    )
    const dues = new Map<string, ReturnType<typeof dueDays>>()
    const dueOf = (kind: NoticeKind, on: Day): ReturnType<typeof dueDays> => {
      const made = dues.get(`${kind} ${on}`) ?? dueDays(c, kind, on)
      dues.set(`${kind} ${on}`, made)
      return made
    }
    return rows.map((row, i): RowPlan => {
      const r = readings[i]!
      const v = row.values
      const name = text(v.name)
      if (name === null) return { outcome: 'refused', reason: '没有行政相对人名称，请补上。' }
      if (r.documentNo === null) return { outcome: 'refused', reason: '没有文号或编号，无法区分是哪一份，请补上。' }
      if (r.documentOn === null) return { outcome: 'refused', reason: '没有决定（检查、报告）日期，请补上。' }
      const existing = known.get(`${r.kind} ${r.documentNo} ${name}`)
      const found = parties[i]!
      const party = 'found' in found ? found.found : undefined
      const warnings: string[] = []
      const exported = day(v.publishedOn) === null && existing?.publishedOn == null ? day(v.exportedOn) : null
      // What is public stays public from its first day: a later sheet or another platform does not move it.
      const publishedOn = existing?.publishedOn ?? r.publishedOn ?? exported
      if (exported !== null && r.publishedOn === null)
        warnings.push(`没有公示日期，按数据导出时间 ${exported} 作为公示日期。`)
      else if (publishedOn === null) warnings.push('没有公示日期，先列入待公示清单。')
      if (!party && !existing?.partyId) warnings.push(`登记册里没有“${name}”，按名称入账。`)
      const externalNo = text(v.externalNo) ?? (c.upstairs ? `${r.kind}-${r.documentNo}-${name}` : null)
      const refusal = checkNotice(
        { ...r, documentOn: r.documentOn, publishedOn, content: r.more.content ?? null, externalNo },
        { today: c.today, upstairs: c.upstairs, standing: undefined },
      )
      // What an upper system has published is a fact, also where it should not have been.
      if (refusal && refusal.code !== 'publicity.publish.warning')
        return { outcome: 'refused', reason: refusal.message }
      if (refusal) warnings.push(refusal.message)
      const withdrawnOn = day(v.withdrawnOn)
      if (withdrawnOn !== null && (publishedOn === null || withdrawnOn < publishedOn || withdrawnOn > c.today))
        return { outcome: 'refused', reason: `撤下日期 ${withdrawnOn} 不在公示日期与今天之间，请核对。` }
      const due = dueOf(r.kind, r.documentOn)
      if (due.dueOn !== null && publishedOn !== null && publishedOn > due.dueOn)
        warnings.push(`公示日期 ${publishedOn} 晚于应公示日期 ${due.dueOn}。`)
      return upsert(
        c.tx,
        n,
        existing,
        {
          ...r.more,
          ...due,
          kind: r.kind,
          subjectName: name,
          subjectCode: text(v.code) ?? text(v.oldCode) ?? party?.code ?? null,
          subjectIdMasked: existing?.subjectIdMasked ?? maskedNumber(v.idNumber),
          partyId: party?.id ?? null,
          stationCode: party?.stationCode ?? null,
          documentNo: r.documentNo,
          documentOn: r.documentOn,
          weight: r.weight,
          publishedOn,
          channel: publishedOn === null ? null : (existing?.channel ?? 'CREDIT'),
          publicUntil:
            r.more.publicUntil ??
            existing?.publicUntil ??
            (publishedOn === null ? null : publicUntil(c.law, r.kind, r.weight, publishedOn)),
          withdrawnOn,
          dataSource: text(v.dataSource),
          sourceSystem: externalNo ? (c.upperSystem ?? '上级系统') : null,
          externalNo,
        },
        row.line,
        warnings,
      )
    })
  }

/** Both clocks of a document; none for what was decided before the law had them. */
function dueDays(c: ImportContext, kind: NoticeKind, documentOn: Day): { dueOn: Day | null; creditDueOn: Day | null } {
  const key = `publicity.${slugOf(kind)}.days`
  const inForce = c.law.all().some((r) => r.key === key && r.from <= documentOn)
  return {
    dueOn: inForce ? publicationDue(c.law, nationalCalendar(), kind, documentOn).due : null,
    creditDueOn: creditDue(c.law, nationalCalendar(), kind, documentOn),
  }
}
