import { type SQL, sql } from '#platform/db/database.ts'
import { distinct, labelled, population, ratio } from '#kernel/indicator/declare.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { party, partyState } from '#kernel/party/tables.ts'
import { existingStates } from '#kernel/party/terms.ts'
import type { Reading } from '#kernel/record/reading.ts'
import type { Window } from '#kernel/indicator/window.ts'
import { foodTrainingPerson as p, foodTrainingStep as s, foodTrainingUnit as u } from './tables.ts'
import { unitKinds } from './terms.ts'

/**
 * What the people of each unit who are there on the cut-off day have done: registered ever, trained and passed an assessment in the
 * year. Training and assessment are asked for every year anew.
 */
const reached = (at: Reading['at'], w: Window): SQL => sql`
  select ${p.unitId}, bool_or(${p.registeredOn} <= ${w.asOf}::date) as registered,
    bool_or(year_steps.trained) as trained, bool_or(year_steps.passed) as passed
  from ${at(p)} left join (
    select ${s.personId}, bool_or(${s.step} = 'TRAINED') as trained, bool_or(${s.passedOn} <= ${w.asOf}::date) as passed
    from ${at(s)} where ${s.onDay} between ${w.from}::date and ${w.asOf}::date group by ${s.personId}) year_steps on year_steps.person_id = ${p.id}
  where ${p.enteredOn} <= ${w.asOf}::date and (${p.leftOn} is null or ${p.leftOn} > ${w.asOf}::date)
  group by ${p.unitId}`

const units = population({
  name: 'food-training.units',
  business: 'food-training',
  alsoReads: ['entity'],
  page: '/food-training-units',
  windowed: true,
  from: (at, { w }) => sql`${at(u)} left join (${reached(at, w)}) reached on reached.unit_id = ${u.id}
    left join (select distinct party_id from ${at(partyState)} where state <> all (${sql.param(existingStates)}::text[])
      and from_day <= ${w.asOf}::date and (to_day is null or to_day > ${w.asOf}::date)) gone on gone.party_id = ${u.partyId}`,
  record: u.id,
  party: u.partyId,
  keys: { record: u.id, party: u.partyId },
  single: ['record'],
  time: { kind: 'stock', periods: [{ from: u.fromDay, to: u.toDay }] },
  day: u.fromDay,
  text: labelled(u.kind, unitKinds),
})

const common = { section: '1.6.1', system: 'S51', over: units, unit: '家', key: 'party' } as const
const scope = '餐饮服务经营企业和单位食堂'

export const unitsDue = distinct({
  ...common,
  id: 'foodtraining.due.count',
  name: '应注册、培训、考核的餐饮企业和单位食堂',
  helper: true,
  where: sql`gone.party_id is null`,
  definition: `截止日在名册上的${scope}家数，是注册率、培训率、考核率共同的分母；主体已注销、吊销的不计。`,
})
export const unitsRegistered = distinct({
  ...common,
  id: 'foodtraining.registered.count',
  name: '餐饮企业和单位食堂已注册',
  synonyms: ['已注册', '注册家数', '餐饮服务经营企业和单位食堂已注册'],
  where: sql`gone.party_id is null and reached.registered`,
  definition: `截止日在名册上的${scope}中，有在岗食品安全管理人员已在平台注册的家数。`,
})
export const unitsTrained = distinct({
  ...common,
  id: 'foodtraining.trained.count',
  name: '餐饮企业和单位食堂已培训',
  synonyms: ['已培训', '培训家数', '餐饮服务经营企业和单位食堂已培训'],
  where: sql`gone.party_id is null and reached.trained`,
  definition: `截止日在名册上的${scope}中，有在岗食品安全管理人员当年已培训的家数。`,
})
export const unitsAssessed = distinct({
  ...common,
  id: 'foodtraining.assessed.count',
  name: '餐饮企业和单位食堂已考核',
  synonyms: ['已考核', '考核家数', '餐饮服务经营企业和单位食堂已考核'],
  where: sql`gone.party_id is null and reached.passed`,
  definition: `截止日在名册上的${scope}中，有在岗食品安全管理人员当年考核合格的家数；只有不合格成绩的不计。`,
})

const rate = (numerator: typeof unitsDue, id: string, name: string, synonyms: readonly string[]) =>
  ratio({
    section: '1.6.1',
    system: 'S51',
    id,
    name,
    synonyms,
    numerator,
    denominator: unitsDue,
    key: 'party',
    definition: `${numerator.name}家数，除以名册上全部${scope}。`,
  })
export const registeredRate = rate(unitsRegistered, 'foodtraining.registered.rate', '食品安全管理人员注册率', [
  '注册率',
  '餐饮服务经营企业和单位食堂注册率',
])
export const trainedRate = rate(unitsTrained, 'foodtraining.trained.rate', '食品安全管理人员培训率', [
  '培训率',
  '餐饮服务经营企业和单位食堂培训率',
])
export const assessedRate = rate(unitsAssessed, 'foodtraining.assessed.rate', '食品安全管理人员考核率', [
  '考核率',
  '餐饮服务经营企业和单位食堂考核率',
])

/** E18: assessed ≤ trained ≤ registered, on one denominator. Names the units that took a step without the one before it. */
export const stepsInOrder: Rule = {
  id: 'E18',
  title: '考核不多于培训，培训不多于注册，三个率同一分母',
  figures: [unitsRegistered.id, registeredRate.id, unitsTrained.id, trainedRate.id, unitsAssessed.id, assessedRate.id],
  async check({ q, reading: { at }, w, figure }) {
    const rates = [
      await figure(registeredRate.id),
      await figure(trainedRate.id),
      await figure(assessedRate.id),
    ] as const
    const [registered, trained, assessed] = rates
    if (rates.some((r) => r.denominator === undefined))
      return { holds: 'unknown', text: '名册上没有应培训考核的单位，三个率没有核对。', faults: [] }
    const faults = await q.rows<{ recordId: string; partyId: string; partyName: string; text: string }>(
      sql`select ${u.id} as "recordId", ${u.partyId} as "partyId", ${party.name} as "partyName", ${party.name} || '：' ||
          case when reached.passed and not coalesce(reached.trained, false) then '当年已考核，却没有培训记录'
            else '当年已培训，却没有平台注册日期' end as text
        from ${at(u)} join (${reached(at, w)}) reached on reached.unit_id = ${u.id}
          join ${at(party)} on ${party.countyCode} = ${u.countyCode} and ${party.id} = ${u.partyId}
        where ${u.fromDay} <= ${w.asOf}::date and (${u.toDay} is null or ${u.toDay} > ${w.asOf}::date)
          and ((reached.passed and not coalesce(reached.trained, false)) or (reached.trained and not coalesce(reached.registered, false)))
        order by 4, 1`,
      'anew',
    )
    const [r, t, a] = rates.map((x) => Number(x.numerator)) as [number, number, number]
    const inOrder = a <= t && t <= r
    const same = rates.every((x) => x.denominator === registered.denominator)
    return {
      holds: inOrder && same && faults.length === 0,
      text: `应注册、培训、考核 ${registered.denominator} 家，已注册 ${registered.numerator} 家、已培训 ${trained.numerator} 家、已考核 ${assessed.numerator} 家${faults.length > 0 ? `；${faults.length} 家跳过了前一步` : ''}。`,
      faults: faults.map((f) => ({ ...f, page: '/food-training-units' })),
    }
  },
}

export const foodTrainingIndicators = [
  unitsRegistered,
  registeredRate,
  unitsTrained,
  trainedRate,
  unitsAssessed,
  assessedRate,
  unitsDue,
]
