import type { Operation, Subjects } from '#platform/contract/operation.ts'
import { type Queryable, type Scope, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { maskIdNumber } from '#kernel/codelist/citizen-id.ts'
import { normaliseCode } from '#kernel/codelist/normalise-code.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { transact } from '#kernel/record/transact.ts'
import { insertRows } from '#kernel/record/write.ts'
import { actOf } from '#kernel/workflow/acted.ts'
import type { Finding, Represented } from './declare.ts'
import { restrictionLookup } from './tables.ts'
import { type LookUpMoment, type LookUpOutcome, type LookUpResult, seenField } from './terms.ts'

/** Parties of one name that are looked at; a common name has more, and then the papers decide. */
const mostRepresented = 500

export interface LookUp {
  result: LookUpResult
  about: string
  findings: Finding[]
}

/**
 * Asks every business what stands against these subjects today, and keeps the question with its answer. `act`: it is about to be
 * done, with what was found out about the warnings; otherwise somebody only looks.
 */
export async function lookUp(
  call: Call,
  contract: Pick<Operation, 'title'>,
  subjects: Subjects,
  act?: { remark: string | undefined },
): Promise<LookUp> {
  const whole: Scope = { county: call.scope.county, stations: '*' }
  const people = subjects.people.map(({ name, idNumber }) => {
    const id = idNumber ? normaliseCode(idNumber) : undefined
    return {
      name: name.trim(),
      idKey: id === undefined ? undefined : call.keys.lookup(id),
      idMasked: id ? maskIdNumber(id) : null,
    }
  })
  const { party, findings } = await call.db.read(whole, async (q) => {
    const [found] = subjects.partyCode ? await resolveParties(q, [{ code: subjects.partyCode }]) : []
    const applicant = found && 'found' in found ? found.found : undefined
    const represented = await representedBy(q, people)
    const all: Finding[] = []
    for (const b of call.house.businesses)
      all.push(
        ...((await b.restrictions?.(q, {
          matter: subjects.matter,
          on: call.today,
          law: call.house.law,
          party: applicant && { id: applicant.id, name: applicant.name },
          people,
          represented: represented.filter((r) => r.partyId !== applicant?.id),
          promise: subjects.promise === true,
        })) ?? []),
      )
    return { party: applicant, findings: all.toSorted((a, b) => a.mode.localeCompare(b.mode)) }
  })
  const result = findings.some((f) => f.mode === 'BLOCK') ? 'BLOCK' : findings.length > 0 ? 'WARN' : 'CLEAR'
  const moment: LookUpMoment = act ? 'ACTED' : 'ASKED'
  const outcome = outcomeOf(result, act)
  await transact(
    call.db,
    whole,
    actOf('lookUpRestrictions', call.acted),
    (tx) =>
      insertRows(tx, restrictionLookup, [
        {
          operation: contract.title,
          matter: subjects.matter,
          moment,
          askedOn: call.today,
          askedBy: call.actor.name,
          partyId: party?.id,
          stationCode: party?.stationCode ?? null,
          people: people.map(({ name, idMasked }) => ({ name, idMasked })),
          result,
          findings,
          outcome,
          remark: outcome === 'WEIGHED' ? act?.remark : undefined,
        },
      ]),
    { clock: call.clock },
  )
  return { result, about: [party?.name, ...people.map((p) => p.name)].filter(Boolean).join('、'), findings }
}

function outcomeOf(result: LookUpResult, act: { remark: string | undefined } | undefined): LookUpOutcome {
  if (!act) return 'LOOKED'
  if (result === 'BLOCK') return 'REFUSED'
  if (result === 'CLEAR') return 'PASSED'
  return act.remark ? 'WEIGHED' : 'RETURNED'
}

/**
 * Before an operation that is restricted: looks up whom its input names. Refuses (`restriction.barred`) what is forbidden, and
 * (`restriction.unseen`) what has to be minded as long as nobody wrote why it may be done all the same. The look-up is kept either way.
 */
export async function lookUpFirst(
  call: Call,
  contract: Operation,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const subjects = contract.restricted?.(input)
  if (!subjects) return
  const remark = input[seenField] as string | undefined
  const { result, findings } = await lookUp(call, contract, subjects, { remark })
  const [first] = findings
  if (!first || (result === 'WARN' && remark)) return
  const said = `${first.who}：${first.text}（${first.basis}）。`
  const more = findings.length > 1 ? `另有 ${findings.length - 1} 项。` : ''
  if (result === 'BLOCK')
    throw new Refusal('restriction.barred', `不能办理。${said}${more}${first.todo}`, { basis: first.basis })
  const seen = '查到需要核对的提示，核对后请写明为什么可以办理。'
  throw new Refusal('restriction.unseen', `${seen}${said}${more}${first.todo}`, {
    basis: first.basis,
    fields: { [seenField]: seen },
  })
}

/** Parties that people of these names represent. Whose papers are known to be another's is another. */
async function representedBy(
  q: Queryable,
  people: readonly { name: string; idKey: string | undefined }[],
): Promise<Represented[]> {
  if (people.length === 0) return []
  const rows = await q.rows<{ person: string; partyId: string; party: string; ids: string[] }>(sql`
    select p.legal_rep_name as person, p.id as "partyId", p.name as party,
      array(select c.id_key from party_contact c where c.county_code = p.county_code and c.party_id = p.id and c.void_reason is null
        and c.id_key is not null and c.person_name = p.legal_rep_name) as ids
    from party p where p.county_code = ${q.scope.county} and p.void_reason is null
      and p.legal_rep_name = any (${sql.param(people.map((p) => p.name))}::text[]) limit ${mostRepresented}`)
  return rows.flatMap(({ ids, ...r }) => {
    const keys = people.filter((p) => p.name === r.person).map((p) => p.idKey)
    const same = ids.some((id) => keys.includes(id))
    const other = !same && ids.length > 0 && keys.every((k) => k !== undefined)
    return other ? [] : [{ ...r, sure: same }]
  })
}
