import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { checkTally } from './rules.ts'
import { type TallySubject, tallySubjectsOf } from './subject.ts'
import { tallyEntry } from './tables.ts'

/** The sheet on which sections and stations send in what they only know as numbers. */
export function tallyLayout(businesses: readonly { title: string; tallySubjects?: readonly TallySubject[] }[]): Layout {
  const subjects = tallySubjectsOf(businesses)
  return {
    id: 'tally.register',
    title: '计数登记表',
    business: 'tally',
    tables: [tallyEntry],
    columns: [
      {
        field: 'happenedOn',
        label: '日期',
        synonyms: ['登记日期', '发生日期', '统计日期'],
        kind: 'day',
        required: true,
      },
      {
        field: 'what',
        label: '计数事项',
        synonyms: ['事项', '项目', '统计项目', '工作内容'],
        kind: 'text',
        required: true,
      },
      {
        field: 'quantity',
        label: '数量',
        synonyms: ['合计', '数值', '人次', '台次', '份数', '条数'],
        kind: 'integer',
        required: true,
      },
      { field: 'counted', label: '计量单位', synonyms: ['单位（计量）'], kind: 'text' },
      { field: 'personName', label: '经办人', synonyms: ['填报人', '登记人', '负责人'], kind: 'text', required: true },
      { field: 'place', label: '地点', synonyms: ['场所', '区域'], kind: 'text' },
      { field: 'evidence', label: '凭据', synonyms: ['凭证', '依据', '月结单编号'], kind: 'text' },
      { field: 'note', label: '备注', synonyms: ['说明'], kind: 'text' },
    ],
    async plan(rows, c) {
      const keyOf = (e: {
        what: string
        happenedOn: Day
        personName: string
        place: string | null
        evidence: string | null
      }) => [e.what, e.happenedOn, e.personName, e.place ?? '', e.evidence ?? ''].join('\n')
      const known = new Map(
        (
          await existingRows(
            c.tx,
            tallyEntry,
            tallyEntry.happenedOn,
            rows.map((r) => r.values.happenedOn as Day),
          )
        ).map((e) => [keyOf(e), e]),
      )
      const seen = new Set<string>()
      return rows.map((r): RowPlan => {
        const v = r.values
        const subject = subjectOf(v.what as string)
        const counted = v.counted as string | null
        if (subject && counted !== null && counted !== subject.unit)
          return {
            outcome: 'refused',
            reason: `“${subject.title}”按${subject.unit}登记，表里写的是${counted}，请核对。`,
          }
        const row = {
          happenedOn: v.happenedOn as Day,
          quantity: v.quantity as number,
          what: subject?.title ?? (v.what as string),
          counted: subject?.unit ?? counted ?? '',
          personName: v.personName as string,
          place: v.place as string | null,
          evidence: v.evidence as string | null,
          note: v.note as string | null,
        }
        const refusal = checkTally(row, { today: c.today, ofSubject: false })
        if (refusal) return { outcome: 'refused', reason: refusal.message }
        const key = keyOf(row)
        if (seen.has(key))
          return {
            outcome: 'refused',
            reason: '同一天、同一事项、同一经办人和地点登记了两次，请合计成一行，或者用凭据区分。',
          }
        seen.add(key)
        const existing = known.get(key)
        return upsert(
          c.tx,
          tallyEntry,
          existing,
          {
            ...row,
            subject: subject?.code,
            stationCode:
              existing?.stationCode ?? (c.tx.scope.stations === '*' ? null : (c.tx.scope.stations[0] ?? null)),
            declared: true,
          },
          r.line,
        )
      })
    },
  }

  function subjectOf(what: string): TallySubject | undefined {
    const plain = what.replace(/（.*）$/, '')
    return subjects.find((s) => s.title === plain || s.code === what)
  }
}
