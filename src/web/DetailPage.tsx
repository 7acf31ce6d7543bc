import { Button, Popconfirm } from 'antd'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { z } from 'zod'
import type { Operation } from '#platform/contract/operation.ts'
import { isRecordDetail } from '#kernel/attachment/contract.ts'
import { findUndo } from '#kernel/record/contract.ts'
import { ApiError, useCall } from './call.ts'
import { RecordFacts } from './Facts.tsx'
import { Overtaken } from './Overtaken.tsx'
import { type NamedField, fieldsOf } from './fields.ts'
import { PageHead } from './PageHead.tsx'
import type { RecordAct, RelatedList } from './ledger-pages.tsx'
import { Failed, Loading } from './PageState.tsx'
import { may, useSession } from './session.ts'
import { useTakeBack } from './use-undo.tsx'

const FormDrawer = lazy(async () => ({ default: (await import('./FormDrawer.tsx')).FormDrawer }))
const Attachments = lazy(async () => ({ default: (await import('./Attachments.tsx')).Attachments }))
const Trail = lazy(async () => ({ default: (await import('./Trail.tsx')).Trail }))

/** One record of a ledger: everything in it, and how it came to be so. */
export function DetailPage(props: {
  /** Address and title of the list it belongs to. */
  path: string
  list: string
  detail: Operation
  acts?: readonly RecordAct[]
  related?: readonly RelatedList[]
  /** Operations whose answers change by an act, besides this record's. */
  refreshes: readonly string[]
}) {
  const { path, detail, acts = [] } = props
  const ledger = detail.ledger?.name
  const session = useSession()
  const { act: asked } = useSearch({ strict: false }) as { act?: string }
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id: string }
  const [trail, setTrail] = useState(false)
  const fields = useMemo(() => fieldsOf((detail.output as z.ZodObject).shape), [detail])
  const answer = useCall(detail, { id } as never)
  const record = answer.data as Record<string, unknown> | undefined
  const name = record ? nameOf(fields, record) : ''
  const possible = record ? acts.filter((a) => may(session, a.permission) && (a.when?.(record) ?? true)) : []
  const act = possible.find((a) => a.contract.name === asked)
  const setAct = (chosen: RecordAct | undefined): void =>
    void navigate({ to: '.', search: { act: chosen?.contract.name } as never, replace: true })
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to={path}>{props.list}</Link>
      </nav>
      <PageHead
        title={name || detail.title}
        note={name && detail.title}
        actions={
          record && (
            <>
              {possible.map((a) => (
                <Button key={a.contract.name} type="primary" onClick={() => setAct(a)}>
                  {a.title}
                </Button>
              ))}
              {props.related?.map((r) => (
                <Link key={r.path} to={r.path} search={{ [r.filter]: id } as never}>
                  {r.title}
                </Link>
              ))}
              {ledger && <UndoButton id={id} back={() => void navigate({ to: path })} />}
              <Button onClick={() => window.print()}>打印</Button>
              {ledger && <Button onClick={() => setTrail(true)}>来源与修改记录</Button>}
            </>
          )
        }
      />
      {answer.isPending && <Loading />}
      {answer.isError && (
        <Failed error={answer.error} retry={() => void answer.refetch()}>
          {answer.error instanceof ApiError && answer.error.status === 404 && <Link to={path}>回到清单</Link>}
        </Failed>
      )}
      {record && <RecordFacts fields={fields} record={record} />}
      {record && isRecordDetail(detail) && (
        <Suspense>
          <Attachments key={id} detail={detail} id={id} />
        </Suspense>
      )}
      {record && act && (
        <Acting
          key={`${act.contract.name} ${id}`}
          act={act}
          record={record}
          fields={fields}
          refreshes={[detail.name, ...props.refreshes]}
          onClose={() => setAct(undefined)}
        />
      )}
      {trail && ledger && (
        <Suspense>
          <Trail ledger={ledger} id={id} onClose={() => setTrail(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Takes back what whoever looks has just entered, as long as he may. */
function UndoButton(props: { id: string; back: () => void }) {
  const found = useCall(findUndo, { id: props.id }).data?.undo
  const takeBack = useTakeBack()
  if (!found) return null
  return (
    <Popconfirm
      title={`撤回刚才的“${found.title}”？`}
      description={`还可以撤回 ${found.minutesLeft} 分钟。记录会作废，留在日志和修改记录里。`}
      okText="撤回"
      cancelText="不撤回"
      onConfirm={async () => {
        if (await takeBack(found.key)) props.back()
      }}
    >
      <Button>撤回录入</Button>
    </Popconfirm>
  )
}

/** The form of an act. It goes by the record as it was looked at when the form opened; what changed since is shown, not hidden. */
function Acting(props: {
  act: RecordAct
  record: Record<string, unknown>
  fields: readonly NamedField[]
  refreshes: readonly string[]
  onClose: () => void
}) {
  const { act, record, fields } = props
  const [seen, setSeen] = useState(record)
  const overtaken = seen.version !== record.version
  const { today } = useSession()
  return (
    <Suspense>
      <FormDrawer
        contract={act.contract}
        title={act.title}
        record={String(seen.id)}
        fixed={{ ...known(act.contract, seen), ...act.fixed?.(seen) }}
        initial={act.initial?.(seen, today)}
        refreshes={props.refreshes}
        overtaken={overtaken && <Overtaken fields={fields} seen={seen} now={record} onAccept={() => setSeen(record)} />}
        onClose={props.onClose}
      />
    </Suspense>
  )
}

/** What the page knows of an act's input: which record, and which version of it was looked at. */
function known(contract: Operation, record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { shape } = contract.input as z.ZodObject
  return Object.fromEntries(['id', 'version'].filter((key) => key in shape).map((key) => [key, record[key]]))
}

/** What a record is called: its number or name when that stands first, or whom it is about. */
function nameOf(fields: readonly NamedField[], record: Record<string, unknown>): string {
  const [first] = fields
  if (!first) return ''
  const value = record[first.name]
  if (first.meta.kind === 'party') return (value as { name: string } | null)?.name ?? ''
  return first.meta.kind === 'text' ? String(value ?? '') : ''
}
