import type { Day } from '#platform/clock/day.ts'
import type { Input, Output } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { checkCitizenId, maskIdNumber } from '#kernel/codelist/citizen-id.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type {
  enterFoodAssessment,
  enterFoodTraining,
  enterTrainingPerson,
  enterTrainingUnit,
  leaveTrainingPerson,
  leaveTrainingUnit,
  registerTrainingPerson,
} from './contract.ts'
import { amountOf, checkAssessment, checkLeave, checkStep, checkUnit, outcomeOf } from './rules.ts'
import { foodTrainingPerson as p, foodTrainingStep as s, foodTrainingUnit as u } from './tables.ts'

const refuse = (code: string, name: string, text: string): Refusal =>
  new Refusal(`food-training.${code}`, text, { fields: { [name]: text } })

export async function enterUnit(call: Call, input: Input<typeof enterTrainingUnit>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const named = await resolveParty(tx, { code: input.partyCode }, input.fromDay)
    if ('missing' in named) throw refuse('unit.party', 'partyCode', named.missing)
    const { id: partyId, name: partyName, stationCode } = named.found
    const standing = await tx.select(
      { kind: u.kind, fromDay: u.fromDay, toDay: u.toDay },
      sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${tx.scope.county} and ${u.partyId} = ${partyId}`,
    )
    const refusal = checkUnit(input, { today: call.today, partyName, standing })
    if (refusal) throw refusal
    const [id] = await insertRows(tx, u, [{ partyId, stationCode, kind: input.kind, fromDay: input.fromDay }])
    return { id: id! }
  })
}

export async function leaveUnit(call: Call, input: Input<typeof leaveTrainingUnit>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, u, [input.id])
    if (!row) throw notFound('这家培训考核单位')
    const refusal = checkLeave(row.fromDay, row.toDay, input.toDay, call.today, 'toDay')
    if (refusal) throw refusal
    const { id, version, ...set } = input
    await updateRows(tx, u, [{ id, version, set }])
    return { id }
  })
}

export async function enterPerson(call: Call, input: Input<typeof enterTrainingPerson>): Promise<{ id: string }> {
  const paper = input.idNumber === undefined ? undefined : checkCitizenId(input.idNumber, call.today)
  if (paper && !paper.valid) throw refuse('person.id', 'idNumber', paper.reason)
  checkPersonDays(input, call.today)
  return await call.write(async (tx) => {
    const [unit] = await lockRows(tx, u, [input.id])
    if (!unit) throw notFound('这家培训考核单位')
    if (unit.toDay !== null) throw refuse('person.unit', 'enteredOn', `这家单位已于 ${unit.toDay} 退出名册。`)
    const idKey = paper && call.keys.lookup(paper.code)
    if (idKey) {
      const [twin] = await tx.select(
        { enteredOn: p.enteredOn },
        sql`from ${asKnownNow.at(p)} where ${p.countyCode} = ${tx.scope.county} and ${p.idKey} = ${idKey} and ${p.unitId} = ${unit.id} and ${p.leftOn} is null`,
      )
      if (twin) throw refuse('person.twice', 'idNumber', `这个人自 ${twin.enteredOn} 起已登记在这家单位。`)
    }
    const [id] = await insertRows(tx, p, [
      {
        unitId: unit.id,
        partyId: unit.partyId,
        stationCode: unit.stationCode,
        personName: input.personName,
        idSealed: paper && call.keys.seal(paper.code),
        idMasked: paper && maskIdNumber(paper.code),
        idKey,
        post: input.post,
        enteredOn: input.enteredOn,
        registeredOn: input.registeredOn,
        accountNo: input.accountNo,
      },
    ])
    return { id: id! }
  })
}

function checkPersonDays(d: { enteredOn: Day; registeredOn?: Day | undefined }, today: Day): void {
  if (d.enteredOn > today) throw refuse('person.future', 'enteredOn', `到岗日期 ${d.enteredOn} 还没有到，请核对。`)
  if (d.registeredOn !== undefined && (d.registeredOn < d.enteredOn || d.registeredOn > today))
    throw refuse('person.registered', 'registeredOn', `平台注册日期要在到岗日期 ${d.enteredOn} 与今天之间。`)
}

export async function registerPerson(call: Call, input: Input<typeof registerTrainingPerson>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const row = await personFor(tx, input.id)
    if (row.registeredOn !== null)
      throw refuse('person.again', 'registeredOn', `这个人已于 ${row.registeredOn} 注册，不用再登记。`)
    checkPersonDays({ ...row, registeredOn: input.registeredOn }, call.today)
    const { id, version, ...set } = input
    await updateRows(tx, p, [{ id, version, set }])
    return { id }
  })
}

async function personFor(tx: LedgerTx, id: string): Promise<typeof p.$inferSelect> {
  const [row] = await lockRows(tx, p, [id])
  if (!row) throw notFound('这名食品安全管理人员')
  return row
}

const stepsOf = (tx: LedgerTx, personId: string) =>
  tx.select(
    {
      id: s.id,
      version: s.version,
      step: s.step,
      onDay: s.onDay,
      retestDueOn: s.retestDueOn,
      retestedOn: s.retestedOn,
    },
    sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${tx.scope.county} and ${s.personId} = ${personId}`,
  )

export async function train(call: Call, input: Input<typeof enterFoodTraining>): Promise<{ id: string }> {
  const hours = input.hours === undefined ? undefined : amountOf(input.hours, 1000)
  if (input.hours !== undefined && hours === undefined)
    throw refuse('step.hours', 'hours', '学时要是 0 到 1000 之间、最多一位小数的数。')
  return await call.write(async (tx) => {
    const person = await personFor(tx, input.id)
    const refusal = checkStep(person, input.onDay, call.today)
    if (refusal) throw refusal
    const done = await stepsOf(tx, person.id)
    if (done.some((x) => x.step === 'TRAINED' && x.onDay === input.onDay))
      throw refuse('step.twice', 'onDay', `${input.onDay} 的培训已登记。`)
    const [id] = await insertRows(tx, s, [
      {
        personId: person.id,
        partyId: person.partyId,
        stationCode: person.stationCode,
        step: 'TRAINED',
        onDay: input.onDay,
        title: input.title,
        hours: hours === undefined ? null : String(hours),
      },
    ])
    return { id: id! }
  })
}

/** An assessment: passed or not by the score; it answers the failed ones before it. */
export async function assess(
  call: Call,
  input: Input<typeof enterFoodAssessment>,
): Promise<Output<typeof enterFoodAssessment>> {
  const score = amountOf(input.score, 100)
  if (score === undefined) throw refuse('assess.score', 'score', '成绩要是 0 到 100 之间、最多一位小数的数。')
  return await call.write(async (tx) => {
    const person = await personFor(tx, input.id)
    const done = await stepsOf(tx, person.id)
    const refusal =
      checkStep(person, input.onDay, call.today) ??
      checkAssessment(
        input.onDay,
        done.filter((x) => x.step === 'TRAINED').map((x) => x.onDay),
      )
    if (refusal) throw refusal
    if (done.some((x) => x.step === 'ASSESSED' && x.onDay === input.onDay))
      throw refuse('step.twice', 'onDay', `${input.onDay} 的考核已登记。`)
    const outcome = outcomeOf(score, input.onDay, call.house.law)
    const [id] = await insertRows(tx, s, [
      {
        personId: person.id,
        partyId: person.partyId,
        stationCode: person.stationCode,
        step: 'ASSESSED',
        onDay: input.onDay,
        title: input.title,
        examKind: input.examKind,
        score: String(score),
        passMark: String(outcome.passMark),
        passedOn: outcome.passedOn,
        retestDueOn: outcome.retestDueOn,
        certificateNo: input.certificateNo,
      },
    ])
    const failed = done.filter((x) => x.retestDueOn !== null && x.retestedOn === null && x.onDay < input.onDay)
    await updateRows(
      tx,
      s,
      failed.map((x) => ({ id: x.id, version: x.version, set: { retestedOn: input.onDay } })),
    )
    return { id: id!, passed: outcome.passedOn !== null, retestDueOn: outcome.retestDueOn }
  })
}

export async function leavePerson(call: Call, input: Input<typeof leaveTrainingPerson>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const row = await personFor(tx, input.id)
    const refusal = checkLeave(row.enteredOn, row.leftOn, input.leftOn, call.today, 'leftOn')
    if (refusal) throw refusal
    await updateRows(tx, p, [{ id: row.id, version: input.version, set: { leftOn: input.leftOn } }])
    return { id: row.id }
  })
}
