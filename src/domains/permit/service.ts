import type { Input } from '#platform/contract/operation.ts'
import { type Day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type { acceptApplication, concludeApplication } from './contract.ts'
import { certificateState, checkAcceptance, checkConclusion, concludedOn, decisionDue, validity } from './rules.ts'
import { permitApplication, permitCertificate as c, permitSiteCheck } from './tables.ts'
import type { PermitKind } from './terms.ts'

/** Names or items written in one field, as a list. */
export const listed = (text: string | null | undefined): string[] =>
  (text ?? '')
    .split(/[、，,；;\n]/)
    .map((x) => x.trim())
    .filter(Boolean)

/** Enters an application as accepted, with the last day for its decision. Refuses what `checkAcceptance` refuses. */
export async function accept(
  call: Call,
  input: Input<typeof acceptApplication>,
): Promise<{ id: string; dueOn: string; notes: string[] }> {
  return await call.write(async (tx) => {
    const [named, mode, [used]] = await Promise.all([
      resolveParty(tx, { code: input.partyCode }, input.acceptedOn),
      modeOf(tx, 'permit', input.acceptedOn),
      existingRows(tx, permitApplication, permitApplication.applicationNo, [input.applicationNo]),
    ])
    if ('missing' in named)
      throw new Refusal('permit.accept.party', named.missing, { fields: { partyCode: named.missing } })
    const party = named.found
    const scopeItems = listed(input.scopeItems)
    const certificates = await existingRows(tx, c, c.partyId, [party.id], sql`${c.kind} = ${input.kind}`)
    const standing = certificates.find(
      (x) =>
        certificateState(x, input.acceptedOn) === 'VALID' &&
        (x.premises === null || input.premises === undefined || x.premises === input.premises),
    )
    const refusal = checkAcceptance(
      { ...input, scopeItems, priorCertNo: input.priorCertNo ?? null, externalNo: input.externalNo ?? null },
      {
        today: call.today,
        upstairs: mode.upstairs,
        partyName: party.name,
        partyExists: party.exists,
        numberUsed: used !== undefined,
        standing: standing?.certNo ?? null,
        priorFound: certificates.some((x) => x.certNo === input.priorCertNo),
        barredItems: barredItems(call.house.law, input.kind, input.acceptedOn),
      },
    )
    if (refusal) throw refusal
    const due = decisionDue(call.house.law, nationalCalendar(), input.kind, input.acceptedOn)
    const [id] = await insertRows(tx, permitApplication, [
      {
        kind: input.kind,
        action: input.action,
        applicationNo: input.applicationNo,
        partyId: party.id,
        stationCode: party.stationCode,
        applicantName: party.name,
        premises: input.premises,
        scopeItems: scopeItems.length > 0 ? scopeItems : null,
        businessFormat: input.businessFormat,
        responsiblePerson: input.responsiblePerson,
        commitmentMode: input.commitmentMode,
        priorCertNo: input.priorCertNo,
        submittedOn: input.submittedOn,
        acceptedOn: input.acceptedOn,
        dueOn: due.due,
        handler: input.handler,
        sourceSystem: input.externalNo ? (mode.upperSystem ?? '上级系统') : null,
        externalNo: input.externalNo,
      },
    ])
    return { id: id!, dueOn: due.due, notes: due.notes }
  })
}

/** Items that certificates of a kind may not cover; only small catering has such a list. */
const barredItems = (law: LawBook, kind: PermitKind, on: Day): readonly string[] =>
  kind === 'SMALL_CATERING' ? law.list('permit.small-catering.barred-items', on) : []

/** Ends an accepted application; a grant may bring the certificate, and ends the one that it replaces. */
export async function conclude(
  call: Call,
  input: Input<typeof concludeApplication>,
): Promise<{ id: string; certificateId: string | null }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, permitApplication, [input.id])
    if (!row) throw notFound('这件许可申请')
    const inspectors = listed(input.inspectors)
    const certNo = input.certNo ?? null
    const mode = await modeOf(tx, 'permit', input.on)
    const sameNumber = certNo === null ? [] : await existingRows(tx, c, c.certNo, [certNo])
    const [checked] = await tx.select(
      { id: permitSiteCheck.id },
      sql`from ${asKnownNow.at(permitSiteCheck)} where ${permitSiteCheck.countyCode} = ${tx.scope.county} and ${permitSiteCheck.applicationId} = ${row.id} and ${permitSiteCheck.doneOn} <= ${input.on}::date`,
    )
    const refusal = checkConclusion(
      {
        outcome: input.outcome,
        on: input.on,
        reason: input.reason ?? null,
        siteCheckOn: input.siteCheckOn ?? null,
        inspectors,
        certNo,
        issuedOn: input.issuedOn ?? null,
        validFrom: input.validFrom ?? null,
        validTo: input.validTo ?? null,
      },
      {
        today: call.today,
        upstairs: mode.upstairs,
        kind: row.kind,
        action: row.action,
        acceptedOn: row.acceptedOn,
        concludedOn: row.concludedOn,
        commitmentMode: row.commitmentMode ?? false,
        siteChecked: checked !== undefined,
        law: call.house.law,
        certNoTaken: sameNumber.some((x) => x.partyId !== row.partyId),
        approvedOn: call.acted.approvedOn,
      },
    )
    if (refusal) throw refusal
    const decided = input.outcome === 'GRANTED' || input.outcome === 'REFUSED'
    const endings = {
      decidedOn: decided ? input.on : row.decidedOn,
      terminatedOn: input.outcome === 'TERMINATED' ? input.on : row.terminatedOn,
      withdrawnOn: input.outcome === 'WITHDRAWN' ? input.on : row.withdrawnOn,
    }
    await updateRows(tx, permitApplication, [
      {
        id: row.id,
        version: input.version,
        set: {
          ...endings,
          concludedOn: concludedOn(endings),
          decision: input.outcome === 'GRANTED' || input.outcome === 'REFUSED' ? input.outcome : undefined,
          documentNo: input.documentNo,
          refusalReason: input.outcome === 'REFUSED' ? input.reason : undefined,
          endReason: decided ? undefined : input.reason,
        },
      },
    ])
    if (input.siteCheckOn) {
      await insertRows(tx, permitSiteCheck, [
        {
          applicationId: row.id,
          stationCode: row.stationCode,
          doneOn: input.siteCheckOn,
          inspectors,
          result: input.siteCheckResult,
        },
      ])
    }
    if (input.outcome !== 'GRANTED') return { id: row.id, certificateId: null }
    return { id: row.id, certificateId: await certify(tx, call, row, input) }
  })
}

/** Ends the certificate that the application was about, and issues the new one when its number is given. */
async function certify(
  tx: LedgerTx,
  call: Call,
  row: typeof permitApplication.$inferSelect,
  input: Input<typeof concludeApplication>,
): Promise<string | null> {
  const priors = await existingRows(tx, c, c.certNo, [row.priorCertNo], sql`${c.partyId} = ${row.partyId}`)
  const prior = priors
    .filter((x) => x.supersededOn === null && x.deregisteredOn === null)
    .toSorted((x, y) => (x.issuedOn < y.issuedOn ? 1 : -1))[0]
  const issuedOn = input.issuedOn ?? input.on
  const ends = row.action === 'CANCEL' ? { deregisteredOn: input.on } : input.certNo ? { supersededOn: issuedOn } : {}
  if (prior) await updateRows(tx, c, [{ id: prior.id, version: prior.version, set: ends }])
  if (input.certNo === undefined || row.action === 'CANCEL') return null
  const standard =
    prior && (row.action === 'CHANGE' || row.action === 'REISSUE')
      ? { validFrom: input.on, validTo: prior.validTo }
      : validity(call.house.law, row.kind, input.on, row.action === 'RENEW' ? prior : undefined)
  const [id] = await insertRows(tx, c, [
    {
      certNo: input.certNo,
      kind: row.kind,
      partyId: row.partyId,
      stationCode: row.stationCode,
      applicationId: row.id,
      premises: row.premises,
      scopeItems: row.scopeItems,
      businessFormat: row.businessFormat,
      responsiblePerson: row.responsiblePerson,
      issuedOn,
      validFrom: input.validFrom ?? standard.validFrom,
      validTo: input.validTo ?? standard.validTo,
      issuer: call.bureauName,
    },
  ])
  return id!
}
