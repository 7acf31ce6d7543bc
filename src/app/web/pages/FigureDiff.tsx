import { Link } from '@tanstack/react-router'
import type { Day } from '#platform/clock/day.ts'
import type { Output } from '#platform/contract/operation.ts'
import { getFigureDiff } from '#kernel/indicator/contract.ts'
import { useCall } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { DayPicker } from '#web/DayPicker.tsx'
import { useListState } from '#web/list-state.ts'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { useSession } from '#web/session.ts'

type Line = Output<typeof getFigureDiff>['lines'][number]

const changes: Record<Line['change'], string> = { added: '增加', removed: '减少', amount: '数额变了' }
const sides: Record<Line['side'], string> = { rows: '清单', numerator: '分子', denominator: '分母', base: '基期' }

const columns: readonly Column<Line>[] = [
  { key: 'change', title: '变化', render: (l) => changes[l.change] },
  { key: 'side', title: '所在清单', render: (l) => sides[l.side] },
  {
    key: 'party',
    title: '主体',
    render: (l) => (l.partyId ? <Link to={`/parties/${l.partyId}`}>{l.partyName}</Link> : '—'),
  },
  { key: 'text', title: '记录', render: (l) => l.text ?? '—' },
  { key: 'before', title: '原数额', numeric: true, render: (l) => l.before ?? '—' },
  { key: 'after', title: '现数额', numeric: true, render: (l) => l.after ?? '—' },
]

/** Why a figure was one number then and is another now: exactly the records that make the difference. */
export function FigureDiff(props: { id: string; asOf: Day; knownOn: Day | undefined; unit: string }) {
  const session = useSession()
  const { search, set } = useListState()
  const before = { asOf: search.beforeAsOf ?? props.asOf, knownOn: search.beforeKnownOn ?? props.knownOn }
  const after = { asOf: props.asOf, knownOn: search.afterKnownOn }
  const input = {
    id: props.id,
    beforeAsOf: before.asOf,
    beforeKnownOn: before.knownOn,
    afterAsOf: after.asOf,
    afterKnownOn: after.knownOn,
  }
  const answer = useCall(getFigureDiff, input as never, { keepPrevious: true })
  return (
    <>
      <div className="qh-diff-pick">
        <div className="qh-panel">
          <b>原先</b> <output>{answer.data?.before.printed ?? '—'}</output> {props.unit}
          <p className="qh-note">数据截至、按哪天所知</p>
          <DayPicker
            label="原先的截止日"
            value={before.asOf}
            latest={session.today}
            clearable={false}
            onChange={(d) => set({ beforeAsOf: d })}
          />{' '}
          <DayPicker
            label="原先按哪天所知"
            value={before.knownOn}
            latest={session.today}
            placeholder="现在"
            onChange={(d) => set({ beforeKnownOn: d })}
          />
        </div>
        <div className="qh-panel">
          <b>后来</b> <output>{answer.data?.after.printed ?? '—'}</output> {props.unit}
          <p className="qh-note">数据截至、按哪天所知</p>
          <DayPicker
            label="后来的截止日"
            value={after.asOf}
            latest={session.today}
            clearable={false}
            onChange={(d) => set({ asOf: d })}
          />{' '}
          <DayPicker
            label="后来按哪天所知"
            value={after.knownOn}
            latest={session.today}
            placeholder="现在"
            onChange={(d) => set({ afterKnownOn: d })}
          />
        </div>
      </div>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data?.lines.length === 0 && <Nothing title="两次之间没有差别，请换一个日期再比" />}
      {answer.data && answer.data.lines.length > 0 && (
        <DataTable
          caption="两次之间的差别"
          columns={columns}
          rows={answer.data.lines}
          rowKey={(l) => `${l.side} ${l.key}`}
          stale={answer.isPlaceholderData}
        />
      )}
    </>
  )
}
