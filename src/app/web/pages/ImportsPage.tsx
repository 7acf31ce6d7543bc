import { Alert, Button, Checkbox } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { importStates, listImports, listLayouts, startImport } from '#kernel/exchange/contract.ts'
import { type ApiError, useCall } from '#web/call.ts'
import { send } from '#web/send.ts'
import { momentText } from '#platform/clock/clock.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { integerText } from '#web/money.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'
import { sizeText } from '#web/file-size.ts'
import './imports.css'

const accepted = '.xlsx,.xls,.csv'

/** Spreadsheets in: choose files, and what has been taken in before. */
export function ImportsPage() {
  const session = useSession()
  return (
    <>
      <PageHead title="表格导入" note="登记、年报、许可、公示等系统导出的表格原样放进来" />
      {may(session, startImport.permission) && <DropFiles />}
      <section className="qh-section">
        <h2>已导入的批次</h2>
        <Batches />
      </section>
      <section className="qh-section">
        <h2>能导入哪些表格</h2>
        <Layouts />
      </section>
    </>
  )
}

function DropFiles() {
  const navigate = useNavigate()
  const input = useId()
  const [files, setFiles] = useState<File[]>([])
  const [over, setOver] = useState(false)
  const [preview, setPreview] = useState(true)
  const [full, setFull] = useState(false)
  const start = useMutation<{ id: string }, ApiError>({
    mutationFn: () => {
      const form = new FormData()
      // The switches go first: the server reads them before the files stream in.
      form.set('preview', String(preview))
      form.set('full', String(full))
      for (const file of files) form.append('files', file)
      return send(startImport, form)
    },
    onSuccess: ({ id }) => void navigate({ to: `/imports/${id}` }),
  })
  const add = (list: FileList | null): void => setFiles((old) => [...old, ...(list ?? [])])
  return (
    <div className="qh-panel">
      <label
        htmlFor={input}
        className={over ? 'qh-drop qh-drop-over' : 'qh-drop'}
        onDragOver={(e) => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(e) => {
          e.preventDefault()
          setOver(false)
          add(e.dataTransfer.files)
        }}
      >
        <b>把表格拖到这里，或点击选择</b>
        <span className="qh-none">.xlsx、.xls、.csv；一次导出拆成几个文件的，请一起放进来</span>
        <input id={input} type="file" multiple accept={accepted} onChange={(e) => add(e.target.files)} />
      </label>
      {files.length > 0 && (
        <ul className="qh-files">
          {files.map((f, i) => (
            <li key={`${f.name} ${i}`}>
              <span>{f.name}</span>
              <span className="qh-none qh-num">{sizeText(f.size)}</span>
              <Button type="link" size="small" onClick={() => setFiles(files.filter((_, j) => j !== i))}>
                移除
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="qh-import-go">
        <Checkbox checked={preview} onChange={(e) => setPreview(e.target.checked)}>
          先预览，看过再入账
        </Checkbox>
        <Checkbox checked={full} onChange={(e) => setFull(e.target.checked)}>
          这是完整导出，列出表里没有的已有记录
        </Checkbox>
        <Button
          type="primary"
          disabled={files.length === 0}
          loading={start.isPending}
          onClick={() => !start.isPending && start.mutate()}
        >
          {preview ? '开始预览' : '开始导入'}
        </Button>
      </div>
      {start.error && <Alert type="error" showIcon title={start.error.message} />}
    </div>
  )
}

type Batch = Output<typeof listImports>['rows'][number]

const batchColumns: readonly Column<Batch>[] = [
  { key: 'startedAt', title: '开始', render: (b) => <span className="qh-num">{momentText(b.startedAt)}</span> },
  { key: 'title', title: '表格种类', render: (b) => <Link to={`/imports/${b.id}`}>{b.title ?? '未识别'}</Link> },
  { key: 'files', title: '文件', render: (b) => b.fileNames },
  { key: 'state', title: '状态', render: (b) => importStates[b.state] },
  { key: 'rows', title: '行数', numeric: true, render: (b) => integerText(b.rows) },
  { key: 'refused', title: '退回', numeric: true, render: (b) => integerText(b.refused) },
  { key: 'actor', title: '导入人', render: (b) => b.actor },
]

function Batches() {
  const answer = useCall(listImports, { limit: 20 })
  if (answer.isPending) return <Loading rows={3} />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  if (answer.data.rows.length === 0) return <Nothing title="还没有导入过表格" />
  return <DataTable caption="已导入的批次" columns={batchColumns} rows={answer.data.rows} rowKey={(b) => b.id} />
}

function Layouts() {
  const answer = useCall(listLayouts, {})
  if (answer.isPending) return <Loading rows={3} />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  return (
    <div className="qh-layouts">
      {answer.data.layouts.map((l) => (
        <details key={l.id} className="qh-panel">
          <summary>{l.title}</summary>
          <p>
            {l.columns.map((c) => (
              <span key={c.label} className={c.required ? 'qh-column qh-needed' : 'qh-column'}>
                {c.label}
                {c.required && '（必有）'}
              </span>
            ))}
          </p>
        </details>
      ))}
    </div>
  )
}
