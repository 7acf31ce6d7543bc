import { sql } from '#platform/db/database.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type OpenTasks, workingDaysAfter } from '#kernel/task/declare.ts'
import { removeFromAbnormal } from './contract.ts'
import { abnormalListing as a } from './tables.ts'
import { type ListingReason, listingReasons } from './terms.ts'

const from = sql`from ${asKnownNow.at(a)} join ${party} on ${party.countyCode} = ${a.countyCode} and ${party.id} = ${a.partyId}
  where ${a.countyCode} = current_setting('app.county', true) and ${a.removedOn} is null and ${a.correctedOn} is null`

/**
 * Who asked to be removed waits five working days at most (企业经营异常名录管理暂行办法第十条), who objected twenty for the answer
 * (第十六条). Being listed is no task: it ends when the party does its duty.
 */
export const creditListTasks: OpenTasks = [
  {
    id: 'credit-list.remove',
    title: '待决定的移出申请',
    permission: removeFromAbnormal.permission,
    reading: 'credit-list.read',
    page: '/abnormal-listings',
    act: removeFromAbnormal.name,
    warn: 2,
    open: (d) => ({
      id: a.id,
      station: a.stationCode,
      dueOn: workingDaysAfter(a.removalAppliedOn, 'abnormal.removal.days', d),
      said: [party.name, a.reason],
      from: sql`${from} and ${a.removalAppliedOn} <= ${d.today}::date`,
    }),
    text: ([name, reason]) => `${name}申请移出（${listingReasons[reason as ListingReason]}）`,
  },
  {
    id: 'credit-list.objection',
    title: '待答复的列入异议',
    permission: removeFromAbnormal.permission,
    reading: 'credit-list.read',
    page: '/abnormal-listings',
    warn: 5,
    open: (d) => ({
      id: a.id,
      station: a.stationCode,
      dueOn: workingDaysAfter(a.objectionOn, 'abnormal.objection.answer.days', d),
      said: [party.name, a.reason],
      from: sql`${from} and ${a.objectionOn} <= ${d.today}::date and ${a.objectionResult} is null`,
    }),
    text: ([name, reason]) => `${name}对列入有异议（${listingReasons[reason as ListingReason]}）`,
  },
]
