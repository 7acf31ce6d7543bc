import { Button, Dropdown } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { z } from 'zod'
import type { Operation, Output } from '#platform/contract/operation.ts'
import { listAccounts } from '#platform/auth/account-contract.ts'
import {
  addCredential,
  correctStaff,
  delegate,
  departStaff,
  enterLeave,
  getStaff,
  transferStaff,
  voidDelegation,
  voidStaffRecord,
} from '#kernel/org/staff-contract.ts'
import { ApiError, useCall } from '#web/call.ts'
import { valueOf } from '#web/cells.tsx'
import { DataTable } from '#web/DataTable.tsx'
import { RecordFacts } from '#web/Facts.tsx'
import { type NamedField, fieldsOf, lineShape } from '#web/fields.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'
import { staffAnswers } from './org-answers.ts'
import { OrgDelegateDrawer } from './OrgDelegateDrawer.tsx'
import './org.css'

const FormDrawer = lazy(async () => ({ default: (await import('#web/FormDrawer.tsx')).FormDrawer }))

type Person = Output<typeof getStaff>

interface Act {
  contract: Operation
  title: string
  fixed: Record<string, unknown>
  initial?: Record<string, unknown>
}

/** How wrong entries in the lists of a person are voided. */
const voiding: Readonly<Record<string, Pick<Act, 'contract' | 'fixed'> | undefined>> = {
  credentials: { contract: voidStaffRecord, fixed: { ledger: 'staff_credential' } },
  leaves: { contract: voidStaffRecord, fixed: { ledger: 'staff_leave' } },
  delegations: { contract: voidDelegation, fixed: {} },
}

/** One person: post, certificates, leave, delegations, and what is open under the name. */
export function OrgPersonPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const session = useSession()
  const answer = useCall(getStaff, { id })
  const fields = useMemo(() => fieldsOf((getStaff.output as z.ZodObject).shape), [])
  const [act, setAct] = useState<Act>()
  const [delegating, setDelegating] = useState(false)
  const person = answer.data
  const voidOf = (f: NamedField): ((row: Line) => void) | undefined => {
    const by = voiding[f.name]
    if (!by || !may(session, by.contract.permission)) return undefined
    return (row) =>
      setAct({
        contract: by.contract,
        title: `作废${f.meta.title}的一条`,
        fixed: { ...by.fixed, id: row.id, version: row.version },
      })
  }
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/org/staff">人员</Link>
      </nav>
      <PageHead
        title={person?.name ?? '人员'}
        note={person && [person.unitName, person.post, person.away].filter(Boolean).join(' · ')}
        actions={person && <Acts person={person} onAct={setAct} onDelegate={() => setDelegating(true)} />}
      />
      {answer.isPending && <Loading />}
      {answer.isError && (
        <Failed error={answer.error} retry={() => void answer.refetch()}>
          {answer.error instanceof ApiError && answer.error.status === 404 && <Link to="/org/staff">回到人员清单</Link>}
        </Failed>
      )}
      {person && (
        <>
          <RecordFacts
            fields={fields.filter((f) => f.meta.kind !== 'lines' && f.name !== 'openTasks')}
            record={person as unknown as Record<string, unknown>}
          />
          <section className="qh-section">
            <h2>
              名下未办结的事<span className="qh-count">{person.openTasks}</span>
            </h2>
            <p>
              <Link to={`/org/hand-over/${person.id}`}>
                {person.openTasks > 0 ? '看清单，移交' : '没有未办结的事；看交接记录'}
              </Link>
            </p>
          </section>
          {fields
            .filter((f) => f.meta.kind === 'lines')
            .map((f) => (
              <Lines
                key={f.name}
                field={f}
                rows={person[f.name as 'credentials'] as unknown as Line[]}
                onVoid={voidOf(f)}
              />
            ))}
        </>
      )}
      {act && (
        <Suspense>
          <FormDrawer
            contract={act.contract}
            title={act.title}
            fixed={act.fixed}
            initial={act.initial ?? {}}
            refreshes={staffAnswers}
            onClose={() => setAct(undefined)}
          />
        </Suspense>
      )}
      {person && delegating && <OrgDelegateDrawer person={person} onClose={() => setDelegating(false)} />}
    </>
  )
}

function Acts(props: { person: Person; onAct: (act: Act) => void; onDelegate: () => void }) {
  const { person: p, onAct } = props
  const session = useSession()
  const known = { id: p.id, version: p.version }
  const acts: Record<string, () => void> = {
    transfer: () => onAct({ contract: transferStaff, title: `${p.name}调动`, fixed: known }),
    depart: () => onAct({ contract: departStaff, title: `${p.name}离任`, fixed: known }),
    leave: () => onAct({ contract: enterLeave, title: '登记请假', fixed: { id: p.id } }),
    credential: () => onAct({ contract: addCredential, title: '登记证件或资格', fixed: { id: p.id } }),
    delegate: props.onDelegate,
    correct: () =>
      onAct({
        contract: correctStaff,
        title: '修改人员资料',
        fixed: known,
        initial: {
          name: p.name,
          sex: p.sex ?? undefined,
          education: p.education ?? undefined,
          establishment: p.establishment ?? undefined,
          account: may(session, listAccounts.permission) ? (p.account ?? undefined) : undefined,
        },
      }),
  }
  const edits = may(session, correctStaff.permission)
  const items = [
    { key: 'leave', label: '登记请假', shown: edits },
    { key: 'delegate', label: '登记代理', shown: may(session, delegate.permission) },
    { key: 'credential', label: '登记证件或资格', shown: edits },
    { key: 'correct', label: '修改资料', shown: edits },
  ].flatMap(({ shown, ...item }) => (shown ? [item] : []))
  return (
    <>
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => acts[key]!() }}>
          <Button>登记</Button>
        </Dropdown>
      )}
      {edits && p.leftOn === null && (
        <>
          <Button onClick={acts.transfer}>调动</Button>
          <Button onClick={acts.depart}>离任</Button>
        </>
      )}
    </>
  )
}

type Line = Record<string, unknown> & { id?: string; version?: number }

function Lines(props: { field: NamedField; rows: readonly Line[]; onVoid: ((row: Line) => void) | undefined }) {
  const { field, rows, onVoid } = props
  const columns = fieldsOf(lineShape(field.type)).map((f) => ({
    key: f.name,
    title: f.meta.title,
    render: (r: Line) => valueOf(f.meta, r[f.name]),
  }))
  const act = {
    key: 'void',
    title: '操作',
    render: (r: Line) => (
      <Button size="small" onClick={() => onVoid?.(r)}>
        作废
      </Button>
    ),
  }
  return (
    <section className="qh-section">
      <h2>
        {field.meta.title}
        <span className="qh-count">{rows.length}</span>
      </h2>
      {rows.length === 0 ? (
        <p className="qh-none">没有登记。</p>
      ) : (
        <DataTable
          caption={field.meta.title}
          columns={onVoid ? [...columns, act] : columns}
          rows={rows}
          rowKey={(r) => r.id ?? JSON.stringify(r)}
        />
      )}
    </section>
  )
}
