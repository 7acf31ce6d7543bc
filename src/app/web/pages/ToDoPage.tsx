import { Button, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { lights } from '#kernel/deadline/terms.ts'
import { home, listOpenWork, listToDo } from '#kernel/home/contract.ts'
import { useCall } from '#web/call.ts'
import { Pager } from '#web/ListPage.tsx'
import { type ListState, useListState } from '#web/list-state.ts'
import { integerText } from '#web/money.ts'
import { UnitSelect } from '#web/Org.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { TaskGroups, TaskList } from './TaskList.tsx'

const lightChoices = Object.entries(lights).map(([value, label]) => ({ value, label }))

function LightSelect({ state }: { state: ListState }) {
  return (
    <Select
      aria-label="时限"
      placeholder="时限"
      value={state.search.light ?? null}
      options={lightChoices}
      allowClear
      className="qh-filter"
      onChange={(light: string | null) => state.set({ light: light ?? undefined })}
    />
  )
}

function Tasks({ contract, holders }: { contract: typeof listToDo | typeof listOpenWork; holders: boolean }) {
  const state = useListState()
  const answer = useCall(contract as typeof listToDo, state.search as never, { keepPrevious: true })
  if (answer.isPending) return <Loading rows={12} />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  const { rows, next, total } = answer.data
  if (rows.length === 0)
    return (
      <Nothing title="没有这样的事项">
        <Link to="/">回到首页</Link>
      </Nothing>
    )
  return (
    <>
      <p className="qh-count" role="status">
        共 {integerText(total)} 件，急的在前
      </p>
      <TaskList tasks={rows} label={contract.title} holders={holders} />
      <Pager state={state} next={next} rows={rows.length} total={total} />
    </>
  )
}

/** Everything that waits for whoever is signed in, in the order of its clocks. */
export function ToDoPage() {
  const state = useListState()
  const answer = useCall(home, {})
  return (
    <>
      <PageHead title={listToDo.title} />
      <TaskGroups groups={answer.data?.groups ?? []} chosen={state.search.kind} />
      <div className="qh-task-bar" role="search">
        <LightSelect state={state} />
      </div>
      <Tasks contract={listToDo} holders={false} />
    </>
  )
}

/** What stands with whom, for whoever answers for them. */
export function OpenWorkPage() {
  const state = useListState()
  return (
    <>
      <PageHead title={listOpenWork.title} note={state.search.holder} />
      <div className="qh-task-bar" role="search">
        <UnitSelect
          label="机构"
          value={state.search.unit ?? null}
          onChange={(unit) => state.set({ unit })}
          className="qh-filter"
        />
        <LightSelect state={state} />
        {state.search.holder && <Button onClick={() => state.set({ holder: undefined })}>不限经办人</Button>}
      </div>
      <Tasks contract={listOpenWork} holders />
    </>
  )
}
