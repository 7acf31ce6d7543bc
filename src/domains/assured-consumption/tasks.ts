import { sql } from '#platform/db/database.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { OpenTasks, TaskKind } from '#kernel/task/declare.ts'
import { recogniseUnit, reviewUnit } from './contract.ts'
import { assuredUnit as u } from './tables.ts'
import { type UnitKind, unitKinds } from './terms.ts'

const text: TaskKind['text'] = ([name, kind]) => `${name}，${unitKinds[kind as UnitKind]}`
const open = sql`from ${asKnownNow.at(u)} join ${party} on ${party.countyCode} = ${u.countyCode} and ${party.id} = ${u.partyId}
  where ${u.countyCode} = current_setting('app.county', true) and ${u.recognisedOn} is null and ${u.withdrawnOn} is null`

/** Units that wait for their review, their second look or their recognition. No order sets a clock; rectification has the day that was given. */
export const assuredTasks: OpenTasks = [
  {
    id: 'assured-consumption.review',
    title: '待评审的放心消费单位',
    permission: reviewUnit.permission,
    reading: 'assured-consumption.read',
    page: '/assured-units',
    act: reviewUnit.name,
    warn: 3,
    open: ({ today }) => ({
      id: u.id,
      station: u.stationCode,
      dueOn: u.rectifyBy,
      said: [party.name, u.kind],
      from: sql`${open} and ${u.appliedOn} <= ${today}::date and (${u.reviewedOn} is null or ${u.reviewResult} = 'RECTIFY')`,
    }),
    text,
  },
  {
    id: 'assured-consumption.recognise',
    title: '评审通过待认定的单位',
    permission: recogniseUnit.permission,
    reading: 'assured-consumption.read',
    page: '/assured-units',
    act: recogniseUnit.name,
    warn: 3,
    open: () => ({
      id: u.id,
      station: u.stationCode,
      dueOn: sql`null::date`,
      said: [party.name, u.kind],
      from: sql`${open} and ${u.reviewResult} = 'PASSED'`,
    }),
    text,
  },
]
