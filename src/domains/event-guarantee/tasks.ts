import { sql } from '#platform/db/database.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type OpenTasks, workingDaysAfter } from '#kernel/task/declare.ts'
import { closeGuarantee, concludeFoodAccident, correctGuaranteeSite, planGuarantee } from './contract.ts'
import { foodAccident as a, guaranteeEvent as e, guaranteeSite as s } from './tables.ts'

const reading = 'event-guarantee.read'
const open = sql`from ${asKnownNow.at(e)} where ${e.countyCode} = current_setting('app.county', true) and ${e.closedOn} is null and ${e.cancelledOn} is null`

/** Plans to be made before the first meal, hazards to be cleared, events to be closed, accidents to be investigated. */
export const eventGuaranteeTasks: OpenTasks = [
  {
    id: 'event-guarantee.plan',
    title: '待定方案的保障任务',
    permission: planGuarantee.permission,
    reading,
    page: '/guarantees',
    act: planGuarantee.name,
    warn: 5,
    open: ({ today }) => ({
      id: e.id,
      station: e.stationCode,
      dueOn: sql`${e.startOn}`,
      said: [e.name, e.startOn],
      from: sql`${open} and ${e.plannedOn} is null and ${e.endOn} >= ${today}::date`,
    }),
    text: ([name, startOn]) => `${name}（${startOn} 开始）还没有保障方案`,
  },
  {
    id: 'event-guarantee.close',
    title: '待总结归档的保障任务',
    permission: closeGuarantee.permission,
    reading,
    page: '/guarantees',
    act: closeGuarantee.name,
    warn: 3,
    open: (d) => ({
      id: e.id,
      station: e.stationCode,
      dueOn: workingDaysAfter(e.endOn, 'guarantee.close.days', d),
      said: [e.name, e.endOn],
      from: sql`${open} and ${e.endOn} < ${d.today}::date`,
    }),
    text: ([name, endOn]) => `${name}已于 ${endOn} 结束`,
  },
  {
    id: 'event-guarantee.correct',
    title: '待核实整改的保障点位',
    permission: correctGuaranteeSite.permission,
    reading,
    page: '/guarantee-sites',
    act: correctGuaranteeSite.name,
    warn: 2,
    open: () => ({
      id: s.id,
      station: s.stationCode,
      dueOn: sql`${e.startOn}`,
      said: [party.name, s.hazards],
      from: sql`from ${asKnownNow.at(s)} join ${e} on ${e.countyCode} = ${s.countyCode} and ${e.id} = ${s.eventId}
        join ${party} on ${party.countyCode} = ${s.countyCode} and ${party.id} = ${s.partyId}
        where ${s.countyCode} = current_setting('app.county', true) and ${s.result} in ('HAZARD', 'UNFIT') and ${s.correctedOn} is null
          and ${e.voidReason} is null and ${e.cancelledOn} is null`,
    }),
    text: ([name, hazards]) => `${name}：${hazards}`,
  },
  {
    id: 'event-guarantee.conclude',
    title: '调查中的食品安全事故',
    permission: concludeFoodAccident.permission,
    reading,
    page: '/food-accidents',
    act: concludeFoodAccident.name,
    warn: 5,
    open: () => ({
      id: a.id,
      station: a.stationCode,
      dueOn: sql`null`,
      said: [a.place, a.happenedOn],
      from: sql`from ${asKnownNow.at(a)} where ${a.countyCode} = current_setting('app.county', true) and ${a.concludedOn} is null`,
    }),
    text: ([place, on]) => `${on} 在${place}发生，还没有调查结论`,
  },
]
