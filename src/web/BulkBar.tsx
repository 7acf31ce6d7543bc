import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { mostRows } from '#kernel/bulk/contract.ts'
import { BulkDrawer } from './BulkDrawer.tsx'
import { type ApiError, call } from './call.ts'
import type { BulkAct } from './domain-ui.ts'
import type { ListPages } from './ledger-pages.tsx'
import { integerText } from './money.ts'
import type { Selection } from './use-selection.ts'

type Row = Record<string, unknown> & { id: string }

/** What can be done to the rows that are picked, and a way to pick all that the filters leave. */
export function BulkBar(props: {
  pages: ListPages
  acts: readonly BulkAct[]
  search: Readonly<Record<string, string | undefined>>
  total: number
  selection: Selection<Row>
}) {
  const { pages, acts, selection } = props
  const { message } = App.useApp()
  const [act, setAct] = useState<BulkAct>()
  const pickAll = async (): Promise<void> => {
    const { after: _after, ...conditions } = props.search
    try {
      const { rows } = (await call(pages.list, { ...conditions, limit: mostRows } as never)) as unknown as {
        rows: Row[]
      }
      selection.replace(rows)
    } catch (error) {
      message.error((error as ApiError).message)
    }
  }
  const picked = selection.rows.length
  return (
    <div className="qh-bulk" role="group" aria-label="批量办理">
      <span role="status">{picked === 0 ? '勾选记录后可以批量办理' : `已选 ${integerText(picked)} 条`}</span>
      <Button size="small" onClick={() => void pickAll()}>
        选中符合条件的{props.total > mostRows ? `前 ${mostRows} 条` : ` ${props.total} 条`}
      </Button>
      {picked > 0 && (
        <Button size="small" onClick={() => selection.replace([])}>
          清除
        </Button>
      )}
      {acts.map((a) => (
        <Button key={a.title} size="small" type="primary" disabled={picked === 0} onClick={() => setAct(a)}>
          {a.title}
        </Button>
      ))}
      {picked > mostRows && <Alert type="warning" showIcon title={`一次最多 ${mostRows} 条，请分几次办理。`} />}
      {act && (
        <BulkDrawer
          act={act}
          rows={selection.rows}
          refreshes={pages.list.name}
          onClose={() => setAct(undefined)}
          onDone={(left) => selection.replace(left)}
        />
      )}
    </div>
  )
}
