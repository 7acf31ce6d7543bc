import { App, Button, Drawer } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useId, useMemo, useRef, useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { type FileKind, fileKinds, shownKinds } from '#platform/files/terms.ts'
import { momentText } from '#platform/clock/clock.ts'
import { type RecordDetail, attachmentContracts } from '#kernel/attachment/contract.ts'
import { scanStates } from '#kernel/attachment/terms.ts'
import { type ApiError, addressOf, useCall } from './call.ts'
import { send } from './send.ts'
import { type Column, DataTable } from './DataTable.tsx'
import { sizeText } from './file-size.ts'
import { Failed, Loading } from './PageState.tsx'
import { may, useSession } from './session.ts'

const FormDrawer = lazy(async () => ({ default: (await import('./FormDrawer.tsx')).FormDrawer }))

type Contracts = ReturnType<typeof attachmentContracts>
type Listed = Output<Contracts['list']>
type File = Listed['attachments'][number]

/** The files of a record: what was added by whom, to be looked at, taken along, or voided with a reason. */
export function Attachments({ detail, id }: { detail: RecordDetail; id: string }) {
  const contracts = useMemo(() => attachmentContracts(detail), [detail])
  const session = useSession()
  const answer = useCall(contracts.list, { id })
  const [shown, setShown] = useState<File>()
  const [voiding, setVoiding] = useState<File>()
  const mayChange = may(session, contracts.add.permission)
  const address = (f: File, inline: boolean): string =>
    addressOf(contracts.content, { id, attachment: f.id, inline: inline || undefined })
  const files = answer.data?.attachments ?? []
  const columns: readonly Column<File>[] = [
    {
      key: 'name',
      title: '文件名',
      render: (f) =>
        f.voidReason === null ? (
          f.name
        ) : (
          <>
            <del>{f.name}</del> <span className="qh-trail-void">已作废：{f.voidReason}</span>
          </>
        ),
    },
    { key: 'kind', title: '种类', render: (f) => fileKinds[f.kind].title },
    { key: 'size', title: '大小', numeric: true, render: (f) => <span className="qh-num">{sizeText(f.size)}</span> },
    { key: 'scan', title: '查毒', render: (f) => scanStates[f.scan] },
    { key: 'addedBy', title: '上传人', render: (f) => f.addedBy },
    { key: 'addedAt', title: '上传时刻', render: (f) => <time className="qh-num">{momentText(f.addedAt)}</time> },
    {
      key: 'acts',
      title: '操作',
      screenOnly: true,
      render: (f) => (
        <span className="qh-file-acts">
          {shownKinds.has(f.kind) && f.scan !== 'INFECTED' && (
            <Button type="link" size="small" onClick={() => setShown(f)} aria-label={`预览${f.name}`}>
              预览
            </Button>
          )}
          {f.scan !== 'INFECTED' && (
            <Button type="link" size="small" href={address(f, false)} download aria-label={`下载${f.name}`}>
              下载
            </Button>
          )}
          {mayChange && f.voidReason === null && (
            <Button type="link" size="small" onClick={() => setVoiding(f)} aria-label={`作废${f.name}`}>
              作废
            </Button>
          )}
        </span>
      ),
    },
  ]
  return (
    <section className="qh-section">
      <div className="qh-file-head">
        <h2>
          附件
          {answer.data && <span className="qh-count">{files.length}</span>}
        </h2>
        {answer.data && mayChange && <Upload contracts={contracts} id={id} takes={answer.data.takes} />}
      </div>
      {answer.isPending && <Loading rows={2} />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && files.length === 0 && <p className="qh-none">没有附件。</p>}
      {files.length > 0 && <DataTable caption="附件" columns={columns} rows={files} rowKey={(f) => f.id} />}
      {shown && (
        <Drawer open title={shown.name} size={960} onClose={() => setShown(undefined)}>
          {shown.kind === 'pdf' ? (
            <object className="qh-file-page" type="application/pdf" data={address(shown, true)} aria-label={shown.name}>
              <p>
                这个浏览器不能在页面里显示 PDF，请
                <a className="qh-file-link" href={address(shown, false)} download>
                  下载
                </a>
                后打开。
              </p>
            </object>
          ) : (
            <img className="qh-file-image" alt={shown.name} src={address(shown, true)} />
          )}
        </Drawer>
      )}
      {voiding && (
        <Suspense>
          <FormDrawer
            contract={contracts.void}
            title={`作废附件 ${voiding.name}`}
            fixed={{ id, attachment: voiding.id, version: voiding.version }}
            refreshes={[contracts.list.name]}
            onClose={() => setVoiding(undefined)}
          />
        </Suspense>
      )}
    </section>
  )
}

/** Chooses files and sends them at once; what is too large is said before it travels. */
function Upload({ contracts, id, takes }: { contracts: Contracts; id: string; takes: Listed['takes'] }) {
  const chooser = useRef<HTMLInputElement>(null)
  const label = useId()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const upload = useMutation<unknown, ApiError, FormData>({
    mutationFn: (form) => send(contracts.add, form, { id }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [contracts.list.name] })
      message.success('已上传')
    },
    onError: (error) => void message.error(error.message, 8),
  })
  const suffixes = takes.kinds.flatMap((k) => fileKinds[k as FileKind].suffixes.map((s) => `.${s}`))
  const choose = (chosen: FileList | null): void => {
    const form = new FormData()
    for (const file of chosen ?? []) {
      if (file.size > takes.most)
        return void message.error(`${file.name} 超过 ${sizeText(takes.most)}，请压缩或分开后再传。`, 8)
      form.append('files', file)
    }
    if (chosen?.length) upload.mutate(form)
    // The same file may be chosen once more.
    if (chooser.current) chooser.current.value = ''
  }
  return (
    <>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-labelledby={label}
        accept={suffixes.join(',')}
        onChange={(e) => choose(e.target.files)}
      />
      <Button id={label} size="small" loading={upload.isPending} onClick={() => chooser.current?.click()}>
        上传附件
      </Button>
    </>
  )
}
