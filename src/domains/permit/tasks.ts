import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, lockRows, updateRows } from '#kernel/record/write.ts'
import { type OpenTasks, type TaskKind, heldBy, workingDaysAfter } from '#kernel/task/declare.ts'
import { concludeApplication } from './contract.ts'
import { permitApplication as a } from './tables.ts'
import { type PermitAction, type PermitKind, permitActions, permitKinds } from './terms.ts'

const named: TaskKind['text'] = ([kind, action, applicationNo, name]) =>
  `${permitKinds[kind as PermitKind]}${permitActions[action as PermitAction]}申请 ${applicationNo}${name === null ? '' : `，${name}`}`

const said = [a.kind, a.action, a.applicationNo, a.applicantName]

async function reassign(tx: LedgerTx, ids: readonly string[], from: string, to: string): Promise<void> {
  const rows = await lockRows(tx, a, ids)
  if (rows.some((r) => r.handler !== from || r.concludedOn !== null))
    throw new Refusal('permit.reassign.gone', `有的许可申请已经办结或者不在${from}名下，请刷新清单。`, { status: 409 })
  await updateRows(
    tx,
    a,
    rows.map((r) => ({ id: r.id, version: r.version, set: { handler: to } })),
  )
}

/**
 * Accepted applications that are not decided (行政许可法第四十二条), and submitted ones that were neither accepted nor given back
 * (第三十二条：逾期不告知的，自收到申请材料之日起即为受理). A hearing, a test and the like stop the clock (第四十五条).
 */
export const permitTasks: OpenTasks = [
  {
    id: 'permit.decide',
    title: '待办结的许可申请',
    permission: concludeApplication.permission,
    reading: 'permit.read',
    page: '/permits',
    act: concludeApplication.name,
    warn: 3,
    open: ({ today }) => ({
      id: a.id,
      holders: heldBy(a.handler),
      station: a.stationCode,
      dueOn: sql`coalesce(${a.extendedTo}, ${a.dueOn})`,
      standing: sql`(select p ->> 'reason' from jsonb_array_elements(${a.pauses}) p
        where (p ->> 'from')::date <= ${today}::date and coalesce((p ->> 'to')::date, ${today}::date) >= ${today}::date limit 1)`,
      said,
      from: sql`from ${asKnownNow.at(a)} where ${a.countyCode} = current_setting('app.county', true) and ${a.concludedOn} is null and ${a.acceptedOn} <= ${today}::date`,
    }),
    text: named,
    reassign,
  },
  {
    id: 'permit.accept',
    title: '待受理的许可申请',
    permission: 'permit.accept',
    reading: 'permit.read',
    page: '/permits',
    warn: 2,
    open: (d) => ({
      id: a.id,
      holders: heldBy(a.handler),
      station: a.stationCode,
      dueOn: workingDaysAfter(a.submittedOn, 'permit.acceptance.reply', d),
      said,
      from: sql`from ${asKnownNow.at(a)} where ${a.countyCode} = current_setting('app.county', true) and ${a.concludedOn} is null and ${a.submittedOn} <= ${d.today}::date
        and (${a.acceptedOn} is null or ${a.acceptedOn} > ${d.today}::date) and ${a.notAcceptedOn} is null and ${a.returnedOn} is null`,
    }),
    text: named,
    reassign,
  },
]
