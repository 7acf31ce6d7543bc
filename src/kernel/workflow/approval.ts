import { fieldMeta } from '#platform/contract/field.ts'
import type { Input, Operation, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { refusalOf } from '#platform/http/refuse.ts'
import { shownKinds } from '#platform/files/terms.ts'
import { attachmentOf } from '#kernel/attachment/service.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { between, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows, voidRows } from '#kernel/record/write.ts'
import type {
  askApproval,
  backfillApproval,
  decideApproval,
  getApproval,
  listApprovals,
  setApprovalRule,
  withdrawApproval,
} from './contract.ts'
import { type Person, checkApart, findPerson } from './people.ts'
import { approval as a, approvalRule as r } from './tables.ts'
import type { ApprovalState } from './terms.ts'

/** Operations that can be sent for approval, by name. */
export type Approvable = ReadonlyMap<string, Operation>

const stateSql = sql<ApprovalState>`case when ${a.withdrawnOn} is not null then 'WITHDRAWN' when ${a.usedOn} is not null then 'USED'
  else coalesce(${a.decision}, 'OPEN') end`

const rowFields = {
  id: a.id,
  title: a.title,
  askedBy: a.askedBy,
  askedOn: a.askedOn,
  state: stateSql,
  decidedBy: a.decidedBy,
  decidedOn: a.decidedOn,
}

/** Labels and values of what was sent, as the contract names them. */
function contentOf(contract: Operation | undefined, input: Readonly<Record<string, unknown>>) {
  const shape = (contract?.input as { shape?: Record<string, never> } | undefined)?.shape ?? {}
  return Object.entries(shape).flatMap(([name, type]) => {
    const meta = fieldMeta(type)
    const value = input[name]
    if (!meta || meta.kind === 'id' || value === undefined || value === null || value === '') return []
    const shown = meta.options?.[String(value)] ?? (typeof value === 'boolean' ? (value ? '是' : '否') : value)
    return [{ label: meta.title, value: typeof shown === 'object' ? JSON.stringify(shown) : String(shown) }]
  })
}

export const aboutOf = (contract: Operation | undefined, input: Readonly<Record<string, unknown>>): string =>
  contentOf(contract, input)
    .slice(0, 3)
    .map((c) => c.value)
    .join('，') || '—'

/** Approvals in scope, newest first. */
export async function approvalList(
  q: Queryable,
  known: Approvable,
  input: Input<typeof listApprovals>,
): Promise<Output<typeof listApprovals>> {
  const search: SQL | undefined =
    input.q === undefined
      ? undefined
      : sql`(position(${input.q} in ${a.title}) > 0 or position(${input.q} in ${a.askedBy}) > 0)`
  const page = await listPage(
    q,
    {
      fields: { ...rowFields, operation: a.operation, input: a.input },
      from: sql`from ${asKnownNow.at(a)}`,
      where: [
        sql`${a.countyCode} = ${q.scope.county}`,
        search,
        between(a.askedOn, input.askedFrom, input.askedTo),
        input.state === undefined ? undefined : sql`${stateSql} = ${input.state}`,
      ],
      sorts: { askedOn: a.askedOn },
      id: a.id,
    },
    input,
  )
  const rows = page.rows.map(({ operation, input: sent, ...row }) => ({
    ...row,
    about: aboutOf(known.get(operation as string), sent as Record<string, unknown>),
  }))
  return { ...page, rows } as Output<typeof listApprovals>
}

/** One approval with everything that was sent. */
export async function approvalDetail(q: Queryable, known: Approvable, id: string): Promise<Output<typeof getApproval>> {
  const [row] = await q.select(
    {
      ...rowFields,
      version: a.version,
      operation: a.operation,
      input: a.input,
      way: a.way,
      opinion: a.opinion,
      paper: a.paper,
      scanDigest: a.scanDigest,
      askedById: a.askedById,
      usedOn: a.usedOn,
    },
    sql`from ${asKnownNow.at(a)} where ${a.countyCode} = ${q.scope.county} and ${a.id} = ${id}`,
  )
  if (!row) throw notFound('这张审批单')
  const contract = known.get(row.operation)
  const page = contract?.approval?.page?.replace(':id', String(row.input.id)) ?? null
  return {
    ...row,
    path: contract?.path ?? '',
    page,
    about: aboutOf(contract, row.input),
    content: contentOf(contract, row.input),
    separateBy: contract?.approval?.separateBy ?? null,
  } as Output<typeof getApproval>
}

/** Sends something for approval. Refuses what cannot be sent, and an input that the operation itself would refuse to read. */
export async function ask(call: Call, known: Approvable, input: Input<typeof askApproval>): Promise<{ id: string }> {
  const contract = known.get(input.operation)
  if (!contract) throw new Refusal('workflow.approval.operation', '这件事不用送审，请直接办理。', { status: 404 })
  call.demand(contract.permission)
  const parsed = contract.input.safeParse(input.input)
  if (!parsed.success) throw refusalOf(parsed.error)
  const sent = parsed.data as Record<string, unknown>
  return await call.write(async (tx) => {
    const [id] = await insertRows(tx, a, [
      {
        operation: contract.name,
        title: contract.title,
        recordId: typeof sent.id === 'string' ? sent.id : null,
        input: sent,
        askedBy: call.acted.actor.name,
        askedById: call.acted.actor.id,
        askedOn: call.today,
        // A station's officer must see what he sent.
        stationCode: call.scope.stations === '*' ? null : call.scope.stations[0],
      },
    ])
    return { id: id! }
  })
}

export const withdraw = (call: Call, input: Input<typeof withdrawApproval>): Promise<Record<string, never>> =>
  call.write(async (tx) => {
    await openRow(tx, input.id)
    await updateRows(tx, a, [{ id: input.id, version: input.version, set: { withdrawnOn: call.today } }])
    return {}
  })

/** Decides on screen; the person is whoever is signed in, the legal date is today. */
export const decide = (
  call: Call,
  known: Approvable,
  input: Input<typeof decideApproval>,
): Promise<Record<string, never>> =>
  call.write(async (tx) => {
    const row = await openRow(tx, input.id)
    refuseSame(known, row, call.acted.typist)
    if (input.decision === 'REFUSED' && input.opinion === undefined) throw missingReason
    await updateRows(tx, a, [
      {
        id: row.id,
        version: input.version,
        set: {
          decision: input.decision,
          decidedBy: call.acted.typist.name,
          decidedById: call.acted.typist.id,
          decidedOn: call.today,
          way: 'SCREEN',
          opinion: input.opinion,
        },
      },
    ])
    return {}
  })

/** Types in what was decided on paper: person and legal date are those of the paper, the typist is in the journal. */
export async function backfill(
  call: Call,
  known: Approvable,
  input: Input<typeof backfillApproval>,
): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    const row = await openRow(tx, input.id)
    if (input.decidedOn < row.askedOn || input.decidedOn > call.today)
      throw new Refusal('workflow.approval.day', `纸上的日期要在送审日期 ${row.askedOn} 与今天之间，请核对。`, {
        fields: { decidedOn: '要在送审日期与今天之间' },
      })
    if (input.decision === 'REFUSED' && input.opinion === undefined) throw missingReason
    const who = await findPerson(tx, input.decidedBy, input.decidedOn, 'decidedBy')
    refuseSame(known, row, who)
    await updateRows(tx, a, [
      {
        id: row.id,
        version: input.version,
        set: {
          decision: input.decision,
          decidedBy: who.name,
          decidedById: who.id,
          decidedOn: input.decidedOn,
          way: 'PAPER',
          paper: input.paper,
          opinion: input.opinion,
          scanDigest: await scanOf(tx, row.id, input.scan),
        },
      },
    ])
    return {}
  })
}

const missingReason = new Refusal('workflow.approval.reason', '不同意要写明理由。', {
  fields: { opinion: '不同意要写明理由' },
})

function refuseSame(known: Approvable, row: typeof a.$inferSelect, approver: Person): void {
  const need = known.get(row.operation)?.approval
  if (!need?.separateBy) return
  const asked = { what: row.title, who: { id: row.askedById, name: row.askedBy } }
  const refusal = checkApart(asked, { what: need.title, who: approver }, need.separateBy)
  if (refusal) throw refusal
}

/** The approval, if it still waits. */
async function openRow(tx: LedgerTx, id: string): Promise<typeof a.$inferSelect> {
  const [row] = await lockRows(tx, a, [id])
  if (!row || row.voidReason !== null) throw notFound('这张审批单')
  if (row.withdrawnOn !== null || row.decision !== null) {
    const text = row.withdrawnOn === null ? `已由${row.decidedBy}审批` : '已经撤回'
    throw new Refusal('workflow.approval.closed', `这张审批单${text}，不能再改。`, { status: 409 })
  }
  return row
}

/** The content of a scan that was attached to the approval. Refuses (`workflow.scan.kind`) a file that is no picture of a paper. */
async function scanOf(q: Queryable, id: string, attachment: string): Promise<string> {
  const file = await attachmentOf(q, { ledger: 'approval', id }, attachment)
  const wrong = !shownKinds.has(file.kind)
    ? '扫描件要是 PDF、JPG 或 PNG 文件。'
    : file.voidReason === null
      ? undefined
      : '这个扫描件已经作废，请重新上传。'
  if (wrong) throw new Refusal('workflow.scan.kind', wrong, { fields: { scan: wrong } })
  return file.digest
}

/** Demands an approval before an operation from a day on, or no longer. Refuses what statute demands anyway. */
export async function setRule(
  call: Call,
  known: Approvable,
  input: Input<typeof setApprovalRule>,
): Promise<Record<string, never>> {
  const need = known.get(input.operation)?.approval
  if (!need) throw notFound('可以送审的操作')
  if (need.requiredBy)
    throw new Refusal('workflow.rule.statute', '这件事法律要求先批准，不能改。', { basis: need.requiredBy })
  if (input.fromDay < call.today)
    throw new Refusal('workflow.rule.past', '不能从过去的日子起改审批规定，请写今天或以后。', {
      fields: { fromDay: '请写今天或以后' },
    })
  return await call.write(async (tx) => {
    const later = await tx.select(
      { id: r.id, version: r.version },
      sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${tx.scope.county} and ${r.operation} = ${input.operation} and ${r.fromDay} >= ${input.fromDay}::date`,
    )
    await voidRows(tx, r, later, '由后来的设定代替')
    await insertRows(tx, r, [input])
    return {}
  }, input.reason)
}
