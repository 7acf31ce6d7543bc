import { Alert, App, Button, Progress } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Output } from '#platform/contract/operation.ts'
import { commitImport, getImport, importStates, refusedFile, undoImport } from '#kernel/exchange/contract.ts'
import { type ApiError, addressOf, call, callKey, useCall } from '#web/call.ts'
import { integerText } from '#web/money.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'
import { MissingRows } from './MissingRows.tsx'
import { Remarks } from './Remarks.tsx'
import './imports.css'

const askEveryMs = 700

export type ImportDetail = Output<typeof getImport>

/** One import: progress, what it does or did, rows given back, and the ways on: enter into the books, or undo. */
export function ImportPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useCall(getImport, { id }, { every: (batch) => (batch?.state === 'running' ? askEveryMs : false) })
  if (answer.isPending) return <Loading />
  if (answer.isError) {
    return (
      <Failed error={answer.error} retry={() => void answer.refetch()}>
        <Link to="/imports">回到导入</Link>
      </Failed>
    )
  }
  const batch = answer.data
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/imports">表格导入</Link>
      </nav>
      <PageHead
        title={batch.title ?? '导入批次'}
        note={importStates[batch.state]}
        actions={<Actions id={id} batch={batch} />}
      />
      {batch.state === 'running' && (
        <div className="qh-panel">
          <Progress percent={Math.floor(batch.progress * 100)} strokeColor="var(--accent)" aria-label="导入进度" />
          <p className="qh-note">可以离开本页，导入会继续；从“表格导入”能再回到这里。</p>
        </div>
      )}
      {batch.messages.map((m) => (
        <Alert
          key={m}
          type={batch.state === 'failed' ? 'error' : 'info'}
          showIcon
          title={m}
          className="qh-form-error"
        />
      ))}
      {batch.state === 'failed' ? (
        <Link to="/imports">重新选择文件</Link>
      ) : (
        batch.state !== 'running' && <Counts counts={batch.counts} preview={batch.state === 'previewed'} />
      )}
      <Remarks title="退回的行" remarks={batch.refused} labels={batch.labels} total={batch.counts.refused} />
      <Remarks title="带提示的行" remarks={batch.warned} labels={batch.labels} total={batch.counts.warned} />
      {batch.full && <MissingRows id={id} batch={batch} />}
    </>
  )
}

/** Rows by what became of them, those with a warning among them. */
const taken = (c: ImportDetail['counts']) => ({
  created: c.created + c.warnedAs.created,
  updated: c.updated + c.warnedAs.updated,
  unchanged: c.unchanged + c.warnedAs.unchanged,
})

function Counts({ counts, preview }: { counts: ImportDetail['counts']; preview: boolean }) {
  const will = preview ? '将' : ''
  const all = taken(counts)
  const items = [
    { title: '读入行数', n: counts.rows },
    { title: `${will}新增`, n: all.created },
    { title: `${will}变更`, n: all.updated },
    { title: '未变', n: all.unchanged },
    { title: `${will}退回`, n: counts.refused, bad: counts.refused > 0 },
    { title: '以上各项中带提示', n: counts.warned },
  ]
  return (
    <dl className="qh-counts">
      {items.map((i) => (
        <div key={i.title} className={i.bad ? 'qh-bad' : undefined}>
          <dt>{i.title}</dt>
          <dd>{integerText(i.n)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Actions({ id, batch }: { id: string; batch: ImportDetail }) {
  const session = useSession()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: callKey(getImport) })
  const failed = (error: ApiError): void => void message.error(error.message)
  const commit = useMutation<unknown, ApiError>({
    mutationFn: () => call(commitImport, { id }),
    onSuccess: again,
    onError: failed,
  })
  const undo = useMutation<Output<typeof undoImport>, ApiError>({
    mutationFn: () => call(undoImport, { id }),
    onSuccess: async (done) => {
      await queries.invalidateQueries()
      modal.info({
        title: '已撤销本批次',
        content: `作废 ${done.voided} 条台账记录，恢复 ${done.restored} 条（一行可以有几条，如登记、状态、资本各一条）。${
          done.touched.length > 0 ? `另有 ${done.touched.length} 条在导入后又被修改过，没有动，请逐条核对。` : ''
        }`,
      })
    },
    onError: failed,
  })
  const askUndo = (): void =>
    void modal.confirm({
      title: '撤销整个批次？',
      content: `本批次新增的 ${taken(batch.counts).created} 行会作废，变更的 ${taken(batch.counts).updated} 行会恢复到导入前；导入后又被修改过的不动。作废有记录，可查。`,
      okText: '撤销批次',
      okButtonProps: { danger: true },
      cancelText: '不撤销',
      onOk: () => undo.mutateAsync().catch(() => undefined),
    })
  const run = may(session, commitImport.permission)
  return (
    <>
      {batch.counts.refused > 0 && (
        <Button href={addressOf(refusedFile, { id })} download>
          下载退回的行
        </Button>
      )}
      {run && batch.state === 'done' && (
        <Button danger onClick={askUndo}>
          撤销批次
        </Button>
      )}
      {run && batch.state === 'previewed' && (
        <Button type="primary" loading={commit.isPending} onClick={() => !commit.isPending && commit.mutate()}>
          入账
        </Button>
      )}
    </>
  )
}
