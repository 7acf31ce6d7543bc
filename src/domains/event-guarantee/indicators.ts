import { sql } from '#platform/db/database.ts'
import { type Facts, events, labelled, population } from '#kernel/indicator/declare.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { party } from '#kernel/party/tables.ts'
import { foodAccident as a, guaranteeEvent as e } from './tables.ts'
import { eventKinds } from './terms.ts'

const guarantees = population({
  name: 'event-guarantee.events',
  business: 'event-guarantee',
  page: '/guarantees',
  from: (at) => sql`${at(e)}`,
  record: e.id,
  keys: { record: e.id },
  single: ['record'],
  time: { kind: 'flow', day: e.endOn },
  text: sql`${labelled(e.kind, eventKinds)} || ' ' || ${e.name}`,
})

export const guaranteesDone = events({
  section: '1.6.1',
  system: 'S52',
  over: guarantees,
  unit: '次',
  id: 'events.food_guarantee.count',
  name: '重大活动食品安全保障',
  synonyms: [
    '节假日和重大活动食品安全保障',
    '重大活动保障',
    '节假日和重大活动食品安全保障工作',
    '完成食品安全保障任务',
    '重大活动餐饮服务食品安全保障',
  ],
  where: ({ w }: Facts) =>
    sql`${e.closedOn} <= ${w.asOf}::date and (${e.cancelledOn} is null or ${e.cancelledOn} > ${w.asOf}::date)`,
  definition:
    '结束日期在 1 月 1 日至截止日之间、截止日前已总结归档的保障任务次数；节假日和活动各计一次，几天、几个点位也是一次；取消的、没有归档的不计。',
})

/** C09: no food-safety accident in the county. One that is still investigated does not let the words stand either. */
export const noAccident: Rule = {
  id: 'C09',
  title: '没有发生食品安全事故',
  scope: '本年 1 月 1 日至截止日发生、在本局登记的食品安全事故，含调查中的；截止日前调查排除的不在内',
  figures: [guaranteesDone.id],
  async check({ q, reading: { at }, w }) {
    const faults = await q.rows<{ recordId: string; partyId: string | null; partyName: string | null; text: string }>(
      sql`select ${a.id} as "recordId", ${a.partyId} as "partyId", ${party.name} as "partyName",
        ${a.happenedOn} || ' ' || ${a.place} || '，发病 ' || ${a.ill} || ' 人、死亡 ' || ${a.deaths} || ' 人，' ||
          case when ${a.conclusion} = 'CONFIRMED' and ${a.concludedOn} <= ${w.asOf}::date then '已认定' else '还没有调查结论' end as text
      from ${at(a)} left join ${at(party)} on ${party.countyCode} = ${a.countyCode} and ${party.id} = ${a.partyId}
      where ${a.happenedOn} between ${w.from}::date and ${w.asOf}::date
        and not (${a.conclusion} is not distinct from 'EXCLUDED' and ${a.concludedOn} <= ${w.asOf}::date)
      order by ${a.happenedOn}, ${a.id}`,
      'anew',
    )
    return {
      holds: faults.length === 0,
      text: faults.length === 0 ? '没有登记食品安全事故。' : `登记了 ${faults.length} 起食品安全事故（含调查中的）。`,
      faults: faults.map((f) => ({ ...f, page: '/food-accidents' })),
    }
  },
}

export const eventGuaranteeIndicators = [guaranteesDone]
