import type { Input } from '#platform/contract/operation.ts'
import { type Day, dayOf } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { messageContact } from '#kernel/message/tables.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { type FoundParty, resolveParty } from '#kernel/party/resolve.ts'
import { insertRows } from '#kernel/record/write.ts'
import type { LedgerTx } from '#kernel/record/write.ts'
import type { fileAnnualReport, recordContact } from './contract.ts'
import { checkFiling } from './rules.ts'
import { annualFiling } from './tables.ts'

async function partyBy(tx: LedgerTx, code: string, on: Day): Promise<FoundParty & { exists: boolean }> {
  const party = await resolveParty(tx, { code }, on)
  if ('missing' in party)
    throw new Refusal('annual-filing.party', party.missing, { fields: { partyCode: party.missing } })
  return party.found
}

/** Enters one annual report. A second report of the same year is refused: later submissions are corrections. */
export async function file(call: Call, input: Input<typeof fileAnnualReport>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const end =
      input.reportYear >= 2000 && input.reportYear <= 2100 ? dayOf(input.reportYear, 12, 31) : input.firstFiledOn
    const [party, mode] = await Promise.all([
      partyBy(tx, input.partyCode, end),
      modeOf(tx, 'annual-filing', input.firstFiledOn),
    ])
    if (mode.upstairs && !input.externalNo) {
      throw new Refusal('annual-filing.file.external', '年报在上级系统办理，请填写上级系统编号。', {
        fields: { externalNo: '必填' },
      })
    }
    const facts = { today: call.today, existedAtYearEnd: party.exists, partyName: party.name }
    const refusal = checkFiling(input, facts)
    if (refusal) throw refusal
    const [id] = await insertRows(tx, annualFiling, [
      {
        partyId: party.id,
        stationCode: party.stationCode,
        reportYear: input.reportYear,
        firstFiledOn: input.firstFiledOn,
        channel: input.channel,
        employees: input.employees,
        sourceSystem: input.externalNo ? (mode.upperSystem ?? '上级系统') : null,
        externalNo: input.externalNo,
      },
    ])
    return { id: id! }
  })
}

/** Records one contact. */
export async function contact(call: Call, input: Input<typeof recordContact>): Promise<{ id: string }> {
  if (input.happenedOn > call.today) {
    const text = '日期还没有到，请核对。'
    throw new Refusal('annual-filing.contact.happenedOn', text, { fields: { happenedOn: text } })
  }
  return await call.write(async (tx) => {
    const party = input.partyCode ? await partyBy(tx, input.partyCode, input.happenedOn) : null
    const [id] = await insertRows(tx, messageContact, [
      {
        purpose: input.purpose,
        channel: input.channel,
        partyId: party?.id,
        stationCode: party?.stationCode,
        happenedOn: input.happenedOn,
        result: input.result,
        quantity: 1,
        staffName: input.staffName,
      },
    ])
    return { id: id! }
  })
}
