import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { disposalDue } from './rules.ts'
import { sample as s } from './tables.ts'
import { type SampleState, sampleStates } from './terms.ts'
import { sampleStateOn } from './views.ts'

/** Samples taken from a party, and failed ones that are not disposed of. */
export const samplingSection: PartySection = {
  title: '抽检',
  reading: 'sampling.read',
  records: [
    {
      id: 'sampling.sample',
      title: '抽样检验',
      page: '/samples',
      rows: ({ today }) => ({
        of: s,
        party: s.partyId,
        day: s.sampledOn,
        said: [s.formNo, s.productName, sampleStateOn(today)],
        from: sql`from ${asKnownNow.at(s)}`,
      }),
      text: ([formNo, product, state]) => `${product}（${formNo}），${sampleStates[state as SampleState]}`,
      numbers: [{ title: '抽样单', column: s.formNo }],
    },
  ],
  async warnings(q, partyId, { today, law }) {
    const rows = await q.select(
      {
        id: s.id,
        product: s.productName,
        receivedOn: s.receivedOn,
        extendedTo: s.extendedTo,
        state: sampleStateOn(today),
      },
      sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.partyId} = ${partyId}
        and ${sampleStateOn(today)} in ('TO_DELIVER', 'DISPOSING') order by ${s.sampledOn} desc limit 50`,
    )
    return rows.map((x) => {
      const due = x.receivedOn === null ? null : disposalDue(x.receivedOn, x.extendedTo, law)
      const late = due !== null && due < today
      return {
        tone: late ? ('red' as const) : ('amber' as const),
        day: x.receivedOn,
        text: `抽检不合格：${x.product}${due === null ? '' : `，应在 ${due} 前处置完毕`}`,
        todo: x.state === 'TO_DELIVER' ? '请先送达检验结果。' : '请控制产品、查明原因、督促整改并查处。',
        basis: '食品安全抽样检验管理办法第四十五条',
        page: `/samples/${x.id}`,
      }
    })
  },
}
