import { sql } from '#platform/db/database.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { OpenTasks } from '#kernel/task/declare.ts'
import { enterResult } from './contract.ts'
import { instrument as i, instrumentTest as t } from './tables.ts'

/** Applications whose verification is to be done. */
export const metrologyTasks: OpenTasks = [
  {
    id: 'metrology.test',
    title: '待检定的计量器具',
    permission: enterResult.permission,
    reading: 'metrology.read',
    page: '/instrument-tests',
    act: enterResult.name,
    warn: 5,
    open: () => ({
      id: t.id,
      station: t.stationCode,
      dueOn: t.dueOn,
      said: [i.instrumentNo, i.name, party.name],
      from: sql`from ${asKnownNow.at(t)} join ${i} on ${i.countyCode} = ${t.countyCode} and ${i.id} = ${t.instrumentId}
        join ${party} on ${party.countyCode} = ${i.countyCode} and ${party.id} = ${i.partyId}
        where ${t.countyCode} = current_setting('app.county', true) and ${t.doneOn} is null`,
    }),
    text: ([no, name, unit]) => `${unit}的${name}（${no}）`,
  },
]
