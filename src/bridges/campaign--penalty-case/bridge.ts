import { sql } from '#platform/db/database.ts'
import { distinct, events, population } from '#kernel/indicator/declare.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { bridge } from '#kernel/manifest/business.ts'
import { type Sentence, claimed, fig, parts } from '#kernel/narrative/sentence.ts'
import { foodSpecial, tutoring } from '#domains/campaign/public.ts'
import { penaltyCase as c } from '#domains/penalty-case/public.ts'

/** Cases that say which campaign they come from, by the day of filing. */
const cases = population({
  name: 'campaign--penalty-case.cases',
  business: 'penalty-case',
  page: '/penalty-cases',
  from: (at) => at(c),
  record: c.id,
  party: c.partyId,
  // Whoever the register does not hold is one unit by his name.
  keys: { record: c.id, party: sql`coalesce(${c.partyId}::text, ${c.partyName})` },
  single: ['record'],
  time: { kind: 'flow', day: c.filedOn },
  text: sql`${c.caseNo} || ' ' || ${c.cause}`,
})

const foodUnits = distinct({
  section: '1.6.1',
  system: 'S48',
  id: 'campaigns.food.cases.units',
  name: '食品专项整治立案单位',
  synonyms: ['立案（家）', '专项整治立案', '食品专项整治立案', '食品专项立案'],
  unit: '家',
  over: cases,
  key: 'party',
  where: sql`${c.theme} = ${foodSpecial.code}`,
  definition:
    '立案日期在 1 月 1 日至截止日之间、写明来自食品专项整治的案件的当事人，一家立了几件也只计一家；不予立案的不计。',
})
const advertising = sql`${c.theme} = ${tutoring.code} and ${c.field} = 'ADVERTISING'`
const tutoringCases = events({
  section: '1.7.4',
  system: 'S67',
  id: 'tutoring.advertising.cases.count',
  name: '校外培训机构虚假广告案',
  synonyms: ['发布虚假广告案', '校外培训虚假广告案', '查办虚假广告案', '查办发布虚假广告案'],
  unit: '件',
  over: cases,
  where: advertising,
  definition: '立案日期在 1 月 1 日至截止日之间、写明来自校外培训机构专项整治的广告案件。',
})

/** C15: the advertising cases of tutoring bodies are closed. Without one there is nothing to say. */
const casesClosed: Rule = {
  id: 'C15',
  title: '校外培训机构虚假广告案已经结案',
  scope: '本年度立案、来自校外培训机构专项整治的广告案件，截止日前结案',
  figures: [tutoringCases.id],
  async check({ q, reading, w, figure }) {
    const { exact } = await figure(tutoringCases.id)
    if (exact === null) return { holds: 'unknown', text: '案件台账没有覆盖这一时段，无法核对。', faults: [] }
    const open = await q.rows<{ recordId: string; partyId: string | null; partyName: string; text: string }>(sql`
      select ${c.id} as "recordId", ${c.partyId} as "partyId", ${c.partyName} as "partyName", ${c.caseNo} || '，还没有结案' as text
      from ${reading.at(c)} where ${advertising} and ${c.filedOn} between ${w.from}::date and ${w.asOf}::date
        and (${c.closedOn} is null or ${c.closedOn} > ${w.asOf}::date) order by 1`)
    const count = BigInt(exact)
    return {
      holds: count > 0n && open.length === 0,
      text:
        count === 0n
          ? '本年度没有这类案件，这句话不能写。'
          : open.length === 0
            ? `${count} 件都已结案。`
            : `${count} 件中还有 ${open.length} 件没有结案。`,
      faults: open.map((x) => ({ ...x, page: '/penalty-cases' })),
    }
  },
}

const sentences: Sentence[] = [
  {
    section: '1.6.1',
    order: 31,
    parts: parts`专项整治中对${fig('campaigns.food.cases.units')}家单位立案查处。`,
  },
  {
    section: '1.7.4',
    order: 11,
    parts: parts`查办发布虚假广告案${fig('tutoring.advertising.cases.count')}件${claimed('C15', '，均已结案')}。`,
  },
]

export default bridge({
  id: 'campaign--penalty-case',
  between: ['campaign', 'penalty-case'],
  indicators: [foodUnits, tutoringCases],
  rules: [casesClosed],
  narrative: sentences,
})
