import type { Input } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { checkCitizenId, maskIdNumber } from '#kernel/codelist/citizen-id.ts'
import { checkCode } from '#kernel/codelist/check-code.ts'
import { categoryOfType, findEntityType, isBranchType, typeMismatch } from '#kernel/codelist/entity-types.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { townIn, townsOn } from '#kernel/org/towns.ts'
import { registerParties } from '#kernel/party/register.ts'
import { partyContact } from '#kernel/party/tables.ts'
import { existingStates } from '#kernel/party/terms.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows } from '#kernel/record/write.ts'
import type { registerEntity } from './contract.ts'
import { maskPhone } from '#kernel/personal/mask.ts'
import { phoneKeys } from '#kernel/search/phone.ts'
import { checkEstablishment, inRmb } from './rules.ts'
import { entity, entityCapital, licenceIssue } from './tables.ts'

/** Registers an establishment: party, periods, registered items, capital and licence in one act. Refuses what `checkEstablishment` refuses. */
export async function register(
  call: Call,
  input: Input<typeof registerEntity>,
): Promise<{ id: string; partyId: string }> {
  return await call.write(async (tx) => {
    const category = categoryOfType(input.typeCode)
    if (!category || !findEntityType(input.typeCode)) {
      const text = `没有“${input.typeCode}”这个企业类型代码，请从类型代码表里选择。`
      throw new Refusal('entity.register.type', text, { fields: { typeCode: text } })
    }
    const paper = input.legalRepId === undefined ? undefined : checkCitizenId(input.legalRepId, call.today)
    if (paper && !paper.valid)
      throw new Refusal('entity.register.legal-rep-id', paper.reason, { fields: { legalRepId: paper.reason } })
    const checked = checkCode(input.code, new Set([call.scope.county]))
    const mode = await modeOf(tx, 'entity', input.establishedOn)
    const capitalFen = input.capitalFen === undefined ? null : BigInt(input.capitalFen)
    const rate = input.rate === undefined ? null : Number(input.rate)
    const externalNo = input.externalNo ?? null
    const facts = await takenBy(tx, input.name, checked.code, category === 'INDIVIDUAL')
    const refusal = checkEstablishment(
      {
        name: input.name,
        typeCode: input.typeCode,
        category,
        capitalFen,
        currency: input.currency,
        rate: Number.isFinite(rate) ? rate : null,
        establishedOn: input.establishedOn,
        licenceOn: input.licenceOn ?? input.establishedOn,
        termFrom: input.termFrom ?? null,
        termTo: input.termTo ?? null,
        members: input.members ?? null,
        farmers: input.farmers ?? null,
        shareholders: input.shareholders ?? null,
        confirmed: input.confirmed,
        externalNo,
      },
      {
        today: call.today,
        law: call.house.law,
        upstairs: mode.upstairs,
        codeFault: checked.valid ? '' : checked.reason,
        codeMismatch: typeMismatch(checked.code, input.typeCode),
        stationCode: input.stationCode,
        ...facts,
      },
    )
    if (refusal) throw refusal
    const [partyId] = await registerParties(tx, [
      {
        row: {
          kind: 'entity',
          name: input.name,
          code: checked.code,
          codeKind: checked.kind,
          codeValid: checked.valid,
          address: input.address,
          legalRepName: input.legalRepName,
        },
        state: { state: 'ACTIVE', fromDay: input.establishedOn },
        class: { typeCode: input.typeCode, category, fromDay: input.establishedOn },
        station: {
          unitCode: input.stationCode,
          townCode: townIn(input.address, await townsOn(tx, call.today))?.code,
          fromDay: input.establishedOn,
        },
      },
    ])
    const common = { partyId: partyId!, stationCode: input.stationCode }
    const [id] = await insertRows(tx, entity, [
      {
        ...common,
        establishmentKind: 'NEW',
        establishedOn: input.establishedOn,
        enteredOn: input.establishedOn,
        approvedOn: input.establishedOn,
        typeCode: input.typeCode,
        category,
        scopeText: input.scopeText,
        industryCode: input.industryCode,
        termFrom: input.termFrom ?? input.establishedOn,
        termTo: input.termTo,
        regAuthority: call.bureauName,
        multiCert: input.multiCert,
        channel: input.channel,
        sourceSystem: externalNo ? (mode.upperSystem ?? '上级系统') : null,
        externalNo,
      },
    ])
    if (capitalFen !== null)
      await insertRows(tx, entityCapital, [
        {
          ...common,
          amountFen: capitalFen,
          currency: input.currency,
          rate: input.currency === 'CNY' ? null : rate!.toFixed(6),
          rmbFen: isBranchType(input.typeCode) ? 0n : input.currency === 'CNY' ? capitalFen : inRmb(capitalFen, rate!),
          fromDay: input.establishedOn,
        },
      ])
    if (input.phone)
      await insertRows(tx, partyContact, [
        {
          ...common,
          role: '联系电话',
          phoneMasked: maskPhone(input.phone),
          phoneSealed: call.keys.seal(input.phone),
          ...phoneKeys(call.keys, input.phone),
        },
      ])
    if (paper)
      await insertRows(tx, partyContact, [
        {
          ...common,
          role: '法定代表人（负责人、经营者）',
          personName: input.legalRepName,
          idMasked: maskIdNumber(paper.code),
          idSealed: call.keys.seal(paper.code),
          idKey: call.keys.lookup(paper.code),
        },
      ])
    await insertRows(tx, licenceIssue, [
      { ...common, issuedOn: input.establishedOn, reason: 'ESTABLISHMENT', multiCert: input.multiCert, duplicates: 1 },
    ])
    return { id: id!, partyId: partyId! }
  })
}

/** What stands already: the code, the name among existing enterprises and cooperatives, the stations. */
async function takenBy(tx: LedgerTx, name: string, code: string, household: boolean) {
  const [taken] = await tx.rows<{ code: boolean; name: boolean }>(sql`
    select exists (select 1 from party where county_code = ${tx.scope.county} and void_reason is null and code = ${code}) as code,
      exists (select 1 from party p
        join party_state s on s.county_code = p.county_code and s.party_id = p.id and s.void_reason is null and s.to_day is null
          and s.state = any (${sql.param(existingStates)}::text[])
        where p.county_code = ${tx.scope.county} and p.void_reason is null and p.name = ${name}) as name`)
  const stations = await tx.select(
    { code: orgUnit.code },
    sql`from ${asKnownNow.at(orgUnit)} where ${orgUnit.countyCode} = ${tx.scope.county} and ${orgUnit.kind} = 'station' and ${orgUnit.toDay} is null`,
  )
  return {
    codeTaken: taken!.code,
    nameTaken: !household && taken!.name,
    existingStations: new Set(stations.map((s) => s.code)),
  }
}
