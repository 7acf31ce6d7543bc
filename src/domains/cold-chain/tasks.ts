import { addDays, addMonths } from '#platform/clock/day.ts'
import { type SQL, sql } from '#platform/db/database.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { OpenTasks, TaskDay, TaskKind } from '#kernel/task/declare.ts'
import { updateWorker } from './contract.ts'
import { coldOperator as o, coldWorker as w } from './tables.ts'

/** Measures ask for something only while a regime stands: switched off, nothing of theirs is open. */
const regimeStands = ({
  today,
}: TaskDay): SQL => sql`exists (select 1 from special_regime g where g.county_code = ${w.countyCode} and g.void_reason is null
  and g.from_day <= ${today}::date and (g.to_day is null or g.to_day > ${today}::date))`
/** A number of the notices in force that day; nothing where none are. */
const asked = (d: TaskDay, key: string): number | undefined => {
  const value = d.law.all().find((v) => v.key === key && v.from <= d.today && (v.to === undefined || d.today <= v.to))
  return value && Number(value.value)
}
const workers = (
  d: TaskDay,
): SQL => sql`from ${asKnownNow.at(w)} join ${o} on ${o.countyCode} = ${w.countyCode} and ${o.id} = ${w.operatorId}
  join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}
  where ${w.countyCode} = current_setting('app.county', true) and ${w.toDay} is null and ${w.direct} and ${w.fromDay} <= ${d.today}::date
    and ${o.voidReason} is null and ${o.toDay} is null and ${regimeStands(d)}`
const common = {
  permission: updateWorker.permission,
  reading: 'cold-chain.read',
  page: '/cold-workers',
  act: updateWorker.name,
  text: ([name, mark]: readonly (string | null)[]) => `${name}，编号 ${mark}`,
}
const said = [party.name, w.mark]

const tests: TaskKind = {
  ...common,
  id: 'cold-chain.test',
  title: '冷链从业人员核酸检测',
  warn: 1,
  open: (d) => {
    const days = asked(d, 'cold-chain.test.person.days')
    return {
      id: w.id,
      station: w.stationCode,
      dueOn: sql`coalesce(${w.testedOn}, ${w.fromDay}) + ${days ?? 0}::int`,
      said,
      from: sql`${workers(d)} and ${days === undefined ? sql`false` : sql`coalesce(${w.testedOn}, ${w.fromDay}) <= ${addDays(d.today, 2 - days)}::date`}`,
    }
  },
}
const doses: TaskKind = {
  ...common,
  id: 'cold-chain.third-dose',
  title: '该打第三剂疫苗的冷链从业人员',
  warn: 10,
  open: (d) => {
    const months = asked(d, 'cold-chain.third-dose.months')
    return {
      id: w.id,
      station: w.stationCode,
      dueOn: sql`null`,
      said,
      from: sql`${workers(d)} and ${w.exemption} is null and ${w.dose3On} is null
        and ${months === undefined ? sql`false` : sql`${w.dose2On} <= ${addMonths(d.today, -months)}::date`}`,
    }
  },
}

export const coldChainTasks: OpenTasks = [tests, doses]
