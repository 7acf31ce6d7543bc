import { sql } from '#platform/db/database.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { OpenTasks } from '#kernel/task/declare.ts'
import { enterFoodAssessment } from './contract.ts'
import { foodTrainingPerson as p, foodTrainingStep as s } from './tables.ts'

/** Who failed is assessed once more (食品生产经营监督检查管理办法第二十九条); who has left need not. */
export const foodTrainingTasks: OpenTasks = [
  {
    id: 'food-training.retest',
    title: '待补考的食品安全管理人员',
    permission: enterFoodAssessment.permission,
    reading: 'food-training.read',
    page: '/food-training-people',
    act: enterFoodAssessment.name,
    warn: 5,
    open: ({ today }) => ({
      id: s.personId,
      station: s.stationCode,
      dueOn: sql`${s.retestDueOn}`,
      said: [party.name, p.personName],
      from: sql`from ${asKnownNow.at(s)} join ${p} on ${p.countyCode} = ${s.countyCode} and ${p.id} = ${s.personId}
        join ${party} on ${party.countyCode} = ${s.countyCode} and ${party.id} = ${s.partyId}
        where ${s.countyCode} = current_setting('app.county', true) and ${s.retestDueOn} is not null and ${s.retestedOn} is null
          and ${p.voidReason} is null and (${p.leftOn} is null or ${p.leftOn} > ${today}::date)`,
    }),
    text: ([unit, name]) => `${unit}的${name}考核不合格，等补考`,
  },
]
