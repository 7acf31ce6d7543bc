import { sql } from '#platform/db/database.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { bridge } from '#kernel/manifest/business.ts'
import { type Sentence, claimed, parts } from '#kernel/narrative/sentence.ts'
import { penaltyCase as c } from '#domains/penalty-case/public.ts'

/** C05: no serious price case is open. What is serious is the bureau's own line, see price/law.ts. */
const orderStable: Rule = {
  id: 'C05',
  title: '市场价格秩序总体稳定：没有在办的严重价格案件',
  scope: '截止日已经立案、还没有结案的价格案件，涉案金额或者拟处罚没款达到本局定的数额',
  figures: ['price.checks.farmers_market.visits', 'cases.pending.count'],
  async check({ q, reading, w, law, figure }) {
    if ((await figure('cases.pending.count')).exact === null)
      return { holds: 'unknown', text: '案件台账没有覆盖这一天，无法核对。', faults: [] }
    const least = law.number('price.serious.fen', w.asOf)
    const open = await q.rows<{ recordId: string; partyId: string | null; partyName: string; text: string }>(sql`
      select ${c.id} as "recordId", ${c.partyId} as "partyId", ${c.partyName} as "partyName", ${c.caseNo} || ' ' || ${c.cause} || '，还没有结案' as text
      from ${reading.at(c)} where ${c.field} = 'PRICE' and ${c.filedOn} <= ${w.asOf}::date and (${c.closedOn} is null or ${c.closedOn} > ${w.asOf}::date)
        and greatest(coalesce(${c.involvedFen}, 0), coalesce(${c.noticedFen}, 0)) >= ${least}::bigint order by 1`)
    return {
      holds: open.length === 0,
      text: open.length === 0 ? '没有在办的严重价格案件。' : `还有 ${open.length} 件严重价格案件没有结案。`,
      faults: open.map((x) => ({ ...x, page: '/penalty-cases' })),
    }
  },
}

const sentence: Sentence = {
  section: '1.5.2',
  order: 11,
  parts: parts`对价格违法行为依法立案${claimed('C05', '，没有积压的严重价格案件，市场价格秩序总体稳定')}。`,
}

export default bridge({
  id: 'penalty-case--price',
  between: ['penalty-case', 'price'],
  rules: [orderStable],
  narrative: [sentence],
})
