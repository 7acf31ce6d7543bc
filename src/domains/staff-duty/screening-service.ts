import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { maskIdNumber } from '#kernel/codelist/citizen-id.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { party, partyContact } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type NewRow, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import { checkHappened } from './rules.ts'
import { readScreened } from './screening-list.ts'
import type { answerScreening, openScreening, screenPersons, settleMatch } from './screening-contract.ts'
import { screenedPerson, screening, screeningMatch } from './tables.ts'
import type { MatchWay } from './terms.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`staff-duty.screening.${code}`, text, { fields: { [field]: text } })

const stop = (refusal: Refusal | undefined): void => {
  if (refusal) throw refusal
}

export async function open(call: Call, input: Input<typeof openScreening>): Promise<{ id: string }> {
  stop(checkHappened(input.requestedOn, call.today, 'requestedOn', '来函日期'))
  if (input.dueOn && input.dueOn < input.requestedOn) throw refuse('due', 'dueOn', '答复期限早于来函日期，请核对。')
  return await call.write(async (tx) => {
    const [used] = await existingRows(tx, screening, screening.screeningNo, [input.screeningNo])
    if (used) throw refuse('number', 'screeningNo', `核查编号 ${input.screeningNo} 已经用过。`)
    return { id: (await insertRows(tx, screening, [input]))[0]! }
  })
}

interface Hit {
  at: number
  partyId: string
  role: string
  way: MatchWay
}

/** Parties in whose file somebody stands by number, or by name where no number says that it is somebody else. */
async function hitsOf(q: Queryable, people: readonly { personName: string; idKey: string | null }[]): Promise<Hit[]> {
  const asked = JSON.stringify(people.map((p, at) => ({ at, name: p.personName, key: p.idKey })))
  const c = partyContact
  const found = await q.rows<Hit>(sql`
    with asked as (select * from jsonb_to_recordset(${asked}::jsonb) as a(at int, name text, key text))
    select a.at, ${c.partyId} as "partyId", ${c.role} as role, case when ${c.idKey} = a.key then 'NUMBER' else 'NAME' end as way
      from asked a join ${asKnownNow.at(c)} on ${c.countyCode} = ${q.scope.county} and ${c.personName} = a.name
      where a.key is null or ${c.idKey} is null or ${c.idKey} = a.key
    union all
    select a.at, ${c.partyId}, ${c.role}, 'NUMBER' from asked a
      join ${asKnownNow.at(c)} on ${c.countyCode} = ${q.scope.county} and ${c.idKey} = a.key and ${c.personName} is distinct from a.name
    union all
    select a.at, ${party.id}, '法定代表人（负责人、经营者）', 'NAME' from asked a
      join ${asKnownNow.at(party)} on ${party.countyCode} = ${q.scope.county} and ${party.legalRepName} = a.name
      where not exists (select 1 from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} and ${c.partyId} = ${party.id} and ${c.personName} = a.name)`)
  const best = new Map<string, Hit>()
  for (const hit of found) {
    const key = `${hit.at} ${hit.partyId}`
    if (hit.way === 'NUMBER' || !best.has(key)) best.set(key, hit)
  }
  return [...best.values()]
}

const namedFaults = 5

/** Enters people and their matches in the register. Somebody who is on this list already is left out. */
export async function screenThem(
  call: Call,
  input: Input<typeof screenPersons>,
): Promise<Output<typeof screenPersons>> {
  const { lines, faults } = readScreened(input.list, call.today)
  if (faults.length > 0)
    throw refuse(
      'list',
      'list',
      `${faults.slice(0, namedFaults).join('')}${faults.length > namedFaults ? `还有 ${faults.length - namedFaults} 行也不对。` : ''}`,
    )
  return await call.write(async (tx) => {
    const [request] = await lockRows(tx, screening, [input.id])
    if (!request || request.voidReason !== null) throw notFound('这次核查')
    if (request.answeredOn !== null)
      throw new Refusal('staff-duty.screening.answered', '这次核查已经答复，补充名单请另登记一次核查。', {
        status: 409,
      })
    stop(checkHappened(input.screenedOn, call.today, 'screenedOn', '核查日期'))
    if (input.screenedOn < request.requestedOn)
      throw refuse('early', 'screenedOn', `核查日期早于来函日期 ${request.requestedOn}，请核对。`)
    const nameOf = (p: { personName: string; memberName: string | null; workUnit: string | null }): string =>
      [p.personName, p.memberName ?? '', p.workUnit ?? ''].join(' ')
    const known = new Set(
      (await existingRows(tx, screenedPerson, screenedPerson.screeningId, [request.id])).flatMap((p) => [
        p.idKey ?? nameOf(p),
      ]),
    )
    const people = lines.flatMap((l) => {
      const idKey = l.idNumber === null ? null : call.keys.lookup(l.idNumber)
      const key = idKey ?? nameOf(l)
      if (known.has(key)) return []
      known.add(key)
      const { line: _line, idNumber, ...person } = l
      return [
        {
          ...person,
          screeningId: request.id,
          screenedOn: input.screenedOn,
          idKey,
          idMasked: idNumber === null ? null : maskIdNumber(idNumber),
          idSealed: idNumber === null ? null : call.keys.seal(idNumber),
        },
      ]
    })
    const ids = await insertRows(tx, screenedPerson, people)
    const hits = await hitsOf(tx, people)
    await insertRows(
      tx,
      screeningMatch,
      hits.map((h): NewRow<typeof screeningMatch> => ({
        personId: ids[h.at]!,
        partyId: h.partyId,
        role: h.role,
        way: h.way,
        verdict: 'PENDING',
      })),
    )
    return { added: people.length, matches: hits.length }
  })
}

export async function settle(call: Call, input: Input<typeof settleMatch>): Promise<Record<string, never>> {
  stop(checkHappened(input.settledOn, call.today, 'settledOn', '核实日期'))
  return await call.write(async (tx) => {
    const { id, version, verdict, settledOn, note } = input
    const set = { verdict, settledOn, note, settledBy: call.acted.actor.name }
    await updateRows(tx, screeningMatch, [{ id, version, set }])
    return {}
  })
}

/** Answers the letter. Refuses while a match is not looked into, and a list on which nobody stands. */
export async function answer(call: Call, input: Input<typeof answerScreening>): Promise<Record<string, never>> {
  stop(checkHappened(input.answeredOn, call.today, 'answeredOn', '答复日期'))
  return await call.write(async (tx) => {
    const [request] = await lockRows(tx, screening, [input.id])
    if (!request || request.voidReason !== null) throw notFound('这次核查')
    if (request.answeredOn !== null)
      throw new Refusal('staff-duty.screening.answered', '这次核查已经答复，请刷新页面。', { status: 409 })
    const p = screenedPerson
    const m = screeningMatch
    const [state] = await tx.rows<{ persons: number; pending: number }>(sql`
      select count(distinct ${p.id})::int as persons, count(${m.id}) filter (where ${m.verdict} = 'PENDING')::int as pending
      from ${asKnownNow.at(p)} left join ${asKnownNow.at(m)} on ${m.countyCode} = ${p.countyCode} and ${m.personId} = ${p.id}
      where ${p.countyCode} = ${tx.scope.county} and ${p.screeningId} = ${request.id}`)
    if (state!.persons === 0) throw new Refusal('staff-duty.screening.empty', '还没有录入核查名单，不能答复。')
    if (state!.pending > 0)
      throw new Refusal('staff-duty.screening.pending', `还有 ${state!.pending} 条比中没有核实，核实后再答复。`)
    const { id, version, answeredOn, signedBy } = input
    await updateRows(tx, screening, [{ id, version, set: { answeredOn, signedBy } }])
    return {}
  })
}
