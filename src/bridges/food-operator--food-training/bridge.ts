import { sql } from '#platform/db/database.ts'
import { bridge } from '#kernel/manifest/business.ts'
import { party, partyClass } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { TaskKind } from '#kernel/task/declare.ts'
import { foodOperator as o } from '#domains/food-operator/public.ts'
import { operatorRoles } from '#domains/food-operator/terms.ts'
import { enterTrainingUnit } from '#domains/food-training/contract.ts'
import { foodTrainingUnit } from '#domains/food-training/public.ts'

/** Canteens and catering firms (individuals are left out) that are in trade and not among the units to be trained. */
const enter: TaskKind = {
  id: 'food-training.enter-unit',
  title: '应列入培训考核名册的餐饮企业和食堂',
  permission: enterTrainingUnit.permission,
  reading: 'food-training.read',
  page: '/food-operators',
  warn: 10,
  open: ({ today }) => ({
    id: o.id,
    station: o.stationCode,
    dueOn: sql`null`,
    said: [party.name, o.role],
    from: sql`from ${asKnownNow.at(o)} join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}
      where ${o.countyCode} = current_setting('app.county', true) and ${o.fromDay} <= ${today}::date and (${o.toDay} is null or ${o.toDay} > ${today}::date)
        and (${o.role} in ('CANTEEN_SCHOOL', 'CANTEEN_KINDERGARTEN', 'CANTEEN_OTHER') or (${o.role} = 'CATERER' and exists (
          select 1 from ${asKnownNow.at(partyClass)} where ${partyClass.countyCode} = ${o.countyCode} and ${partyClass.partyId} = ${o.partyId}
            and ${partyClass.category} <> 'INDIVIDUAL' and ${partyClass.fromDay} <= ${today}::date
            and (${partyClass.toDay} is null or ${partyClass.toDay} > ${today}::date))))
        and not exists (select 1 from ${asKnownNow.at(foodTrainingUnit)} where ${foodTrainingUnit.countyCode} = ${o.countyCode}
          and ${foodTrainingUnit.partyId} = ${o.partyId} and (${foodTrainingUnit.toDay} is null or ${foodTrainingUnit.toDay} > ${today}::date))`,
  }),
  text: ([name, role]) => `${name}（${operatorRoles[role as keyof typeof operatorRoles]}）`,
}

export default bridge({
  id: 'food-operator--food-training',
  between: ['food-operator', 'food-training'],
  openTasks: [enter],
})
