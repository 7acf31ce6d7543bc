import { sql } from '#platform/db/database.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type OpenTasks, type TaskDay, nobody, workingDaysAfter } from '#kernel/task/declare.ts'
import { closeDisposal, deliverResult } from './contract.ts'
import { sample as s } from './tables.ts'
import { verdictOn } from './views.ts'

const failed = ({ today }: TaskDay) => sql`from ${asKnownNow.at(s)}
  join ${party} on ${party.countyCode} = ${s.countyCode} and ${party.id} = ${s.partyId}
  where ${s.countyCode} = current_setting('app.county', true) and ${s.receivedOn} is not null and ${s.closedOn} is null
    and ${s.receivedOn} <= ${today}::date and ${verdictOn(today)} = 'NON_CONFORM'`
const common = {
  permission: 'sampling.enter',
  reading: 'sampling.read',
  page: '/samples',
  text: ([form, product, unit]: readonly (string | null)[]) => `抽样单 ${form}：${unit}的${product}不合格`,
}
const said = [s.formNo, s.productName, party.name]

/** Failed samples: the result is delivered in five working days, the disposal is done in ninety days (办法第二十九条、第四十五条). */
export const samplingTasks: OpenTasks = [
  {
    ...common,
    id: 'sampling.deliver',
    title: '待送达的不合格结果',
    act: deliverResult.name,
    warn: 2,
    open: (d) => ({
      id: s.id,
      holders: nobody,
      station: s.stationCode,
      dueOn: workingDaysAfter(s.receivedOn, 'sampling.deliver.days', d),
      said,
      from: sql`${failed(d)} and ${s.deliveredOn} is null`,
    }),
  },
  {
    ...common,
    id: 'sampling.dispose',
    title: '待处置的不合格样品',
    act: closeDisposal.name,
    warn: 15,
    open: (d) => ({
      id: s.id,
      holders: nobody,
      station: s.stationCode,
      dueOn: sql`coalesce(${s.extendedTo}, ${s.receivedOn} + ${d.law.number('sampling.dispose.days', d.today)}::int)`,
      said,
      from: sql`${failed(d)} and ${s.deliveredOn} is not null`,
    }),
  },
]
