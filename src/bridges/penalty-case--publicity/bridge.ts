import { sql } from '#platform/db/database.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { bridge } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { TaskKind } from '#kernel/task/declare.ts'
import { penaltyCase as c } from '#domains/penalty-case/public.ts'
import { publicationNotice as n } from '#domains/publicity/public.ts'

/** Decisions that have to be public: ordinary procedure, a penalty other than a mere warning (公示规定第二条). */
const toBePublic = sql`${c.procedure} = 'ORDINARY' and ${c.outcome} = 'PENALTY' and ${c.decisionNo} is not null
  and ${c.penaltyKinds} <> '["WARNING"]'::jsonb`

/** E23: every closed case whose decision has to be public has its notice, under the number of the decision. */
const casesHaveNotices: Rule = {
  id: 'E23',
  title: '应当公示的结案案件都有公示记录',
  figures: ['cases.closed.count', 'publicity.penalties.count'],
  async check({ q, reading, w, figure }) {
    const [closed, notices] = [await figure('cases.closed.count'), await figure('publicity.penalties.count')]
    if (closed.exact === null || notices.exact === null)
      return { holds: 'unknown', text: '台账没有覆盖这一时段，无法核对。', faults: [] }
    const missing = await q.rows<{ recordId: string; partyId: string | null; partyName: string; text: string }>(sql`
      select ${c.id} as "recordId", ${c.partyId} as "partyId", ${c.partyName} as "partyName",
        ${c.caseNo} || '：处罚决定书 ' || ${c.decisionNo} || ' 没有公示记录' as text
      from ${reading.at(c)} where ${toBePublic} and ${c.closedOn} between ${w.from}::date and ${w.asOf}::date
        and not exists (select 1 from ${reading.at(n)} where ${n.countyCode} = ${c.countyCode} and ${n.kind} = 'PENALTY' and ${n.documentNo} = ${c.decisionNo})
      order by 1`)
    return {
      holds: missing.length === 0,
      text:
        missing.length === 0
          ? `今年结案、应当公示的处罚都有公示记录；公示行政处罚 ${notices.exact} 条。`
          : `${missing.length} 件结案案件的处罚决定没有公示记录。`,
      faults: missing.map((x) => ({ ...x, page: '/penalty-cases' })),
    }
  },
}

/** A decision was served and nobody has entered it to be published. */
const publish: TaskKind = {
  id: 'publicity.enter-penalty',
  title: '待登记公示的处罚决定',
  permission: 'publicity.publish',
  reading: 'penalty-case.read',
  page: '/penalty-cases',
  warn: 5,
  open: ({ today }) => ({
    id: c.id,
    station: c.stationCode,
    dueOn: sql`null`,
    said: [c.decisionNo, c.partyName],
    from: sql`from ${asKnownNow.at(c)} where ${c.countyCode} = current_setting('app.county', true)
      and ${c.decidedOn} between ${today}::date - 180 and ${today}::date and ${toBePublic}
      and not exists (select 1 from publication_notice p where p.county_code = ${c.countyCode} and p.kind = 'PENALTY'
        and p.document_no = ${c.decisionNo} and p.void_reason is null)`,
  }),
  text: ([no, name]) => `${no}（${name}）`,
}

export default bridge({
  id: 'penalty-case--publicity',
  between: ['penalty-case', 'publicity'],
  rules: [casesHaveNotices],
  openTasks: [publish],
})
