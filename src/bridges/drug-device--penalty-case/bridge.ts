import { sql } from '#platform/db/database.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { checked, ofTheme } from '#kernel/inspection/counted.ts'
import { faultsIn, named, notCovered } from '#kernel/inspection/claims.ts'
import { inspectionFinding as f, inspectionVisit as v } from '#kernel/inspection/tables.ts'
import { bridge } from '#kernel/manifest/business.ts'
import { type Sentence, claimed, fig, parts } from '#kernel/narrative/sentence.ts'
import { lensAndChildren } from '#domains/drug-device/public.ts'
import { penaltyCase as c } from '#domains/penalty-case/public.ts'

const cluesCount = 'campaigns.lens_cosmetics.clues.count'

/** C10: every clue of the lens and cosmetics checks became a case: a case filed by the day names the clue as its source. */
const cluesFiled: Rule = {
  id: 'C10',
  title: '隐形眼镜和儿童化妆品违法线索全部立案',
  scope: '本年度登记的隐形眼镜和儿童化妆品专项检查违法线索；截止日前有案件以线索编号为来源并已立案的，算已立案',
  figures: [cluesCount],
  async check(ctx) {
    const { exact } = await ctx.figure(cluesCount)
    if (exact === null) return notCovered
    const { reading, w } = ctx
    const faults = await faultsIn(
      ctx,
      '/checks',
      sql`${v.id}`,
      sql`'线索 ' || ${f.clueNo} || '：' || ${f.finding} || '，没有立案'`,
      sql`from ${checked(reading.at)} join ${reading.at(f)} on ${f.countyCode} = ${v.countyCode} and ${f.visitId} = ${v.id} ${named(ctx)}
        where ${ofTheme(lensAndChildren)} and ${f.clueOn} between ${w.from}::date and ${w.asOf}::date
          and not exists (select 1 from ${reading.at(c)} where ${c.countyCode} = ${f.countyCode} and ${c.sourceNo} = ${f.clueNo} and ${c.filedOn} <= ${w.asOf}::date)`,
    )
    const count = BigInt(exact)
    return {
      holds: count > 0n && faults.length === 0,
      text:
        count === 0n
          ? '本年度没有登记违法线索，这句话不能写。'
          : faults.length === 0
            ? `${count} 起线索都已立案。`
            : `${count} 起线索中还有 ${faults.length} 起没有立案。`,
      faults,
    }
  },
}

const sentence: Sentence = {
  section: '1.6.2',
  order: 40,
  lead: '专查隐形眼镜和儿童化妆品。',
  parts: parts`登记违法线索${fig(cluesCount)}起${claimed('C10', '，全部立案查处')}。`,
}

export default bridge({
  id: 'drug-device--penalty-case',
  between: ['drug-device', 'penalty-case'],
  rules: [cluesFiled],
  narrative: [sentence],
})
