import { App, Button, Checkbox, Input, Popover } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListOperation } from '#platform/contract/operation.ts'
import { dropView, listViews, saveView } from '#kernel/desk/contract.ts'
import { ApiError, addressOf, call, useCall } from './call.ts'
import type { ListState } from './list-state.ts'

/** What one may do with a list as it stands: choose its columns, keep it under a name, take it along as a spreadsheet or on paper. */
export function ListTools(props: {
  list: ListOperation
  state: ListState
  /** All columns there are, in the order of the contract. */
  columns: readonly { name: string; title: string }[]
  /** Names of those shown. */
  shown: readonly string[]
  print: () => Promise<void>
}) {
  const { list, state } = props
  const { message } = App.useApp()
  const print = (): void => void props.print().catch((error: unknown) => message.error((error as ApiError).message))
  const exported = addressOf({ ...list, path: `${list.path}.xlsx` }, { ...state.search, cols: props.shown.join(',') })
  return (
    <div className="qh-list-tools">
      <Popover trigger="click" placement="bottomRight" content={<ColumnChoice {...props} />}>
        <Button>列</Button>
      </Popover>
      <Popover trigger="click" placement="bottomRight" destroyOnHidden content={<Views list={list} state={state} />}>
        <Button>视图</Button>
      </Popover>
      <Button href={exported} download>
        导出
      </Button>
      <Button onClick={print}>打印</Button>
    </div>
  )
}

function ColumnChoice(props: {
  state: ListState
  columns: readonly { name: string; title: string }[]
  shown: readonly string[]
}) {
  const { state, columns, shown } = props
  return (
    <div className="qh-choice">
      <Checkbox.Group
        aria-label="显示的列"
        value={[...shown]}
        options={columns.map((c) => ({ value: c.name, label: c.title }))}
        // The order is the contract's, whatever the order of the clicks; the last column cannot go.
        onChange={(chosen) =>
          chosen.length > 0 && state.setColumns(columns.map((c) => c.name).filter((n) => chosen.includes(n)))
        }
      />
      {state.columns && (
        <Button type="link" size="small" onClick={() => state.setColumns(undefined)}>
          恢复默认列
        </Button>
      )}
    </div>
  )
}

function Views({ list, state }: { list: ListOperation; state: ListState }) {
  const answer = useCall(listViews, { list: list.name })
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [name, setName] = useState('')
  const changed = (): Promise<void> => queries.invalidateQueries({ queryKey: [listViews.name] })
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
      await changed()
    } catch (error) {
      message.error(error instanceof ApiError ? error.message : '没有成功，请重试。')
    }
  }
  const save = (): Promise<void> =>
    attempt(async () => {
      await call(saveView, { list: list.name, name, search: state.view })
      setName('')
    })
  return (
    <div className="qh-choice">
      <ul className="qh-views" aria-label="常用视图">
        {answer.data?.views.map((v) => (
          <li key={v.id}>
            <Button type="link" onClick={() => state.open(v.search)}>
              {v.name}
            </Button>
            <Button
              type="text"
              size="small"
              aria-label={`删除视图“${v.name}”`}
              onClick={() => void attempt(() => call(dropView, { id: v.id }))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      {answer.data?.views.length === 0 && <p className="qh-none">把常用的条件、排序和列存下来，下次一点就到。</p>}
      <Input.Search
        aria-label="视图名称"
        placeholder="给当前视图起名"
        maxLength={40}
        value={name}
        enterButton="保存"
        onChange={(e) => setName(e.target.value)}
        onSearch={() => name.trim() !== '' && void save()}
      />
    </div>
  )
}
