import { type Day, addDays } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import type { DossierDay, PartySection, PartyWarning } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { permitApplication as a, permitCertificate as c } from './tables.ts'
import {
  type ApplicationState,
  type CertificateState,
  type PermitAction,
  type PermitKind,
  applicationStates,
  certificateStates,
  permitActions,
  permitKinds,
} from './terms.ts'
import { applicationStateOn, certificateStateOn, notEnded } from './views.ts'

/** Days before its end at which a certificate shows as expiring. */
export const expiring = 'permit.certificate.expiring'

/** Applications and certificates of a party. */
export const permitSection: PartySection = {
  title: '行政许可',
  reading: 'permit.read',
  records: [
    {
      id: 'permit.application',
      title: '许可申请',
      page: '/permits',
      rows: ({ today }) => ({
        of: a,
        party: a.partyId,
        day: sql`coalesce(${a.concludedOn}, ${a.acceptedOn}, ${a.submittedOn})`,
        said: [a.kind, a.action, a.applicationNo, applicationStateOn(today)],
        from: sql`from ${asKnownNow.at(a)}`,
        handler: a.handler,
      }),
      text: ([kind, action, applicationNo, state]) =>
        `${permitKinds[kind as PermitKind]}${permitActions[action as PermitAction]}申请 ${applicationNo}，${applicationStates[state as ApplicationState]}`,
      numbers: [
        { title: '受理编号', column: a.applicationNo },
        { title: '许可决定书', column: a.documentNo, paper: sql`coalesce(${a.decidedOn}, ${a.concludedOn})` },
      ],
    },
    {
      id: 'permit.certificate',
      title: '许可证',
      page: '/permit-certificates',
      rows: ({ today }) => ({
        of: c,
        party: c.partyId,
        day: c.issuedOn,
        said: [c.kind, c.certNo, certificateStateOn(today), c.validTo],
        from: sql`from ${asKnownNow.at(c)}`,
      }),
      text: ([kind, certNo, state, validTo]) =>
        `${permitKinds[kind as PermitKind]} ${certNo}，${certificateStates[state as CertificateState]}${validTo === null ? '' : `，有效期至 ${validTo}`}`,
      numbers: [{ title: '许可证', column: c.certNo, paper: c.issuedOn }],
    },
  ],
  warnings,
}

/** Certificates that ran out or soon will and that nobody ended, and applications past the last day for the decision. */
async function warnings(q: Queryable, partyId: string, { today, law }: DossierDay): Promise<PartyWarning[]> {
  const certificates = await q.select(
    { id: c.id, kind: c.kind, certNo: c.certNo, validTo: sql<Day>`${c.validTo}`, state: certificateStateOn(today) },
    sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} and ${c.partyId} = ${partyId} and ${notEnded(today)}
      and ${c.validTo} <= ${addDays(today, law.number(expiring, today))}::date order by ${c.validTo} limit 50`,
  )
  const overdue = await q.select(
    { id: a.id, kind: a.kind, applicationNo: a.applicationNo, due: sql<Day>`coalesce(${a.extendedTo}, ${a.dueOn})` },
    sql`from ${asKnownNow.at(a)} where ${a.countyCode} = ${q.scope.county} and ${a.partyId} = ${partyId} and ${a.concludedOn} is null
      and ${applicationStateOn(today)} = 'OVERDUE' limit 50`,
  )
  return [
    ...overdue.map((x) => ({
      tone: 'red' as const,
      day: x.due,
      text: `${permitKinds[x.kind]}申请 ${x.applicationNo} 应在 ${x.due} 前办结，已逾期`,
      todo: '打开申请，作出决定或者登记终止、撤回。',
      basis: '行政许可法第四十二条',
      page: `/permits/${x.id}`,
    })),
    ...certificates.map((x) =>
      x.state === 'EXPIRED'
        ? {
            tone: 'red' as const,
            day: x.validTo,
            text: `${permitKinds[x.kind]} ${x.certNo} 已于 ${x.validTo} 到期`,
            todo: '核实是否仍在经营；不再经营的办理注销，仍在经营的按无证处理。',
            basis: '行政许可法第七十条',
            page: `/permit-certificates/${x.id}`,
          }
        : {
            tone: 'amber' as const,
            day: x.validTo,
            text: `${permitKinds[x.kind]} ${x.certNo} 有效期至 ${x.validTo}`,
            todo: x.validTo < today ? '延续申请正在办理，请按期作出决定。' : '提醒在规定期限内申请延续。',
            basis: '行政许可法第五十条',
            page: `/permit-certificates/${x.id}`,
          },
    ),
  ]
}
