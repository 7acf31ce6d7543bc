import type { Input, Output } from '#platform/contract/operation.ts'
import { addDays, chineseDay } from '#platform/clock/day.ts'
import { momentOn } from '#platform/clock/clock.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { checkCitizenId, maskIdNumber } from '#kernel/codelist/citizen-id.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { maskName, maskPhone } from '#kernel/personal/mask.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, type NewRow, insertRows } from '#kernel/record/write.ts'
import { phoneKeys } from '#kernel/search/phone.ts'
import type { registerMatter } from './acts-contract.ts'
import { type MatterDates, checkIntake, derived } from './rules.ts'
import { complaintClaimant as cl, complaintMatter as m, complaintTransfer, odrEnterprise as o } from './tables.ts'
import type { MatterKind } from './terms.ts'

type Letter = Input<typeof registerMatter>

export const fresh: Omit<MatterDates, 'kind' | 'receivedOn' | 'dispatchedOn' | 'acceptedOn'> = {
  returnedOn: null,
  identityAskedOn: null,
  identityState: null,
  odrFrom: null,
  odrTo: null,
  odrResult: null,
  notAcceptedOn: null,
  pauses: null,
  extendedOn: null,
  settledOn: null,
  terminatedOn: null,
  withdrawnOn: null,
  decidedOn: null,
  outcome: null,
  mergedOn: null,
  answeredOn: null,
}

/** Milliseconds after midnight of a clock time `14:05`. */
export const msOf = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours! * 60 + minutes!) * 60_000
}

/** Registers a letter: one matter, or two with one submission when it holds a complaint and a report. Refuses what `checkIntake` refuses. */
export async function register(call: Call, input: Letter): Promise<Output<typeof registerMatter>> {
  return await call.write(async (tx) => {
    const registeredOn = input.registeredOn ?? call.today
    const kinds: MatterKind[] = input.kind === 'BOTH' ? ['COMPLAINT', 'REPORT'] : [input.kind]
    const numbers = kinds.map((_, i) => (i === 0 ? input.matterNo : `${input.matterNo}-举`))
    const [mode, used, respondent] = await Promise.all([
      modeOf(tx, 'complaint', input.receivedOn),
      existingRows(tx, m, m.matterNo, numbers),
      respondentOf(tx, input),
    ])
    const refusal = checkIntake(
      {
        complaint: kinds.includes('COMPLAINT'),
        report: kinds.includes('REPORT'),
        receivedOn: input.receivedOn,
        registeredOn,
        anonymous: input.claimantName === undefined || input.phone === undefined,
        phone: input.phone ?? null,
        agent: input.claimantRole === 'AGENT',
        authorised: input.authorised ?? false,
        representatives: input.representatives ?? 0,
        facts: input.facts ?? null,
        disputeOn: input.disputeOn ?? null,
      },
      {
        today: call.today,
        numberUsed: used.length > 0,
        upstairs: mode.upstairs,
        externalNo: input.externalNo ?? null,
        mostRepresentatives: call.house.law.number('complaint.representatives.most', input.receivedOn),
      },
    )
    if (refusal) throw refusal
    checkPerson(input, call.today)
    const submissionId = kinds.length > 1 ? tx.makeId(tx.at) : null
    const clocks = { law: call.house.law, calendar: nationalCalendar() }
    const rows = kinds.map((kind, i): NewRow<typeof m> & MatterDates => {
      const dates: MatterDates = {
        ...fresh,
        kind,
        receivedOn: input.receivedOn,
        dispatchedOn: input.unitCode === undefined ? null : registeredOn,
        // A report is taken in with its registration; a complaint when that is decided.
        acceptedOn: kind === 'REPORT' ? registeredOn : null,
      }
      return {
        ...dates,
        ...derived(clocks, dates),
        matterNo: numbers[i]!,
        submissionId,
        channel: input.channel,
        receivedAt: momentOn(input.receivedOn, msOf(input.receivedTime ?? '00:00')),
        registeredOn,
        category: input.category,
        objectKind: input.objectKind,
        objectName: input.objectName,
        claims: input.claim && kind === 'COMPLAINT' ? [input.claim] : null,
        facts: input.facts,
        disputeOn: input.disputeOn,
        disputedFen: input.disputedFen === undefined ? null : BigInt(input.disputedFen),
        ...respondent,
        respondentAddress: input.respondentAddress,
        platformName: input.platformName,
        realName: input.claimantName !== undefined,
        publishConsent: input.publishConsent,
        identityState: 'NOT_CHECKED',
        unitCode: input.unitCode,
        stationCode: input.unitCode,
        // Two halves of a work order are answered in one go: the complaint bears its number.
        hotlineNo: i === 0 ? input.hotlineNo : null,
        hotlineDueOn: i === 0 ? input.hotlineDueOn : null,
        deviceCode: input.deviceCode,
        placeName: input.placeName,
        sourceSystem: i === 0 && input.externalNo ? (mode.upperSystem ?? '上级系统') : null,
        externalNo: i === 0 ? input.externalNo : null,
      }
    })
    const notes = await duplicates(tx, call, input, respondent.respondentName)
    const ids = await insertRows(tx, m, rows)
    if (input.claimantName !== undefined || input.phone !== undefined)
      await insertRows(
        tx,
        cl,
        ids.map((matterId) => ({ matterId, stationCode: input.unitCode, ...sealedPerson(call, input) })),
      )
    if (input.unitCode !== undefined)
      await insertRows(
        tx,
        complaintTransfer,
        ids.map((matterId) => ({
          matterId,
          stationCode: input.unitCode,
          kind: 'DISPATCH' as const,
          onDay: registeredOn,
          toUnit: input.unitCode,
          byName: call.acted.actor.name,
        })),
      )
    const [odr] =
      respondent.partyId === null || !kinds.includes('COMPLAINT')
        ? []
        : await existingRows(tx, o, o.partyId, [respondent.partyId], sql`${o.exitedOn} is null`)
    if (odr) notes.push(`${respondent.respondentName}是 ODR 企业，投诉人愿意的可以先转企业和解。`)
    if (input.channel === 'FAX' && rows[0]!.receivedOn >= '2026-04-15')
      notes.push('2026年4月15日起的办法没有列传真渠道，请核对接收渠道。')
    const due = rows[0]!.acceptDueOn ?? rows[0]!.dueOn ?? null
    return { id: ids[0]!, reportId: ids[1] ?? null, dueOn: due, notes }
  })
}

/** The register's party behind a code, or the name as the letter has it. */
async function respondentOf(tx: LedgerTx, input: Letter): Promise<{ partyId: string | null; respondentName: string }> {
  if (input.partyCode === undefined) {
    if (input.respondentName === undefined) {
      const text = '请填写被投诉举报人的统一社会信用代码，或者名称。'
      throw new Refusal('complaint.register.respondent', text, { fields: { respondentName: text } })
    }
    return { partyId: null, respondentName: input.respondentName }
  }
  const named = await resolveParty(tx, { code: input.partyCode }, input.receivedOn)
  if ('missing' in named)
    throw new Refusal('complaint.register.party', named.missing, { fields: { partyCode: named.missing } })
  return { partyId: named.found.id, respondentName: named.found.name }
}

function checkPerson(input: Letter, today: Call['today']): void {
  if (input.idNumber === undefined) return
  const checked = checkCitizenId(input.idNumber, today)
  if (!checked.valid)
    throw new Refusal('complaint.register.id-number', checked.reason, { fields: { idNumber: checked.reason } })
}

/** A person as kept: sealed, masked, and found again by keyed digests. */
function sealedPerson(call: Call, input: Letter): Omit<NewRow<typeof cl>, 'matterId'> {
  const { keys } = call
  return {
    role: input.claimantRole,
    nameSealed: input.claimantName && keys.seal(input.claimantName),
    nameMasked: input.claimantName && maskName(input.claimantName),
    ...(input.phone && {
      phoneSealed: keys.seal(input.phone),
      phoneMasked: maskPhone(input.phone),
      ...phoneKeys(keys, input.phone),
    }),
    ...(input.idNumber && {
      idSealed: keys.seal(input.idNumber),
      idMasked: maskIdNumber(input.idNumber),
      idKey: keys.lookup(input.idNumber.toUpperCase()),
    }),
    addressSealed: input.address && keys.seal(input.address),
    authorised: input.authorised,
  }
}

/** Matters of the same telephone about the same firm, lately: told to whoever registers, decided by him. */
async function duplicates(tx: LedgerTx, call: Call, input: Letter, respondentName: string): Promise<string[]> {
  if (input.phone === undefined) return []
  const days = call.house.law.number('complaint.duplicate.days', input.receivedOn)
  const { phoneKey } = phoneKeys(call.keys, input.phone)
  const found = await tx.select(
    { matterNo: m.matterNo, receivedOn: m.receivedOn },
    sql`from ${asKnownNow.at(cl)} join ${asKnownNow.at(m)} on ${m.countyCode} = ${cl.countyCode} and ${m.id} = ${cl.matterId}
      where ${cl.countyCode} = ${tx.scope.county} and ${cl.phoneKey} = ${phoneKey} and ${m.respondentName} = ${respondentName}
        and ${m.receivedOn} between ${addDays(input.receivedOn, -days)}::date and ${input.receivedOn}::date order by ${m.receivedOn} desc limit 3`,
  )
  return found.map(
    (r) => `同一电话对同一被投诉举报人已有 ${r.matterNo}（${chineseDay(r.receivedOn)}收到），是同一件事的请并入。`,
  )
}
