import { Link } from '@tanstack/react-router'
import type { Day } from '#platform/clock/day.ts'
import type { Output } from '#platform/contract/operation.ts'
import { getFigureDiff, sides } from '#kernel/indicator/contract.ts'
import { useCall } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { DayPicker } from '#web/DayPicker.tsx'
import { useListState } from '#web/list-state.ts'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { useSession } from '#web/session.ts'

type Diff = Output<typeof getFigureDiff>
type Line = Diff['lines'][number]

const changes: Record<Line['change'], string> = { added: '增加', removed: '减少', amount: '数额变了' }

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

interface Seen {
  asOf: string
  knownOn: string | undefined
}

/** The earlier standpoint first, so that 增加 always means: came later. */
function inOrder(a: Seen, b: Seen): [Seen, Seen] {
  const key = (s: Seen): string => `${s.asOf} ${s.knownOn ?? '9999'}`
  return key(a) <= key(b) ? [a, b] : [b, a]
}

/** Why a figure was one number then and is another now: exactly the records that make the difference. */
export function FigureDiff(props: { id: string; asOf: Day; knownOn: Day | undefined; unit: string }) {
  const session = useSession()
  const { search, set } = useListState()
  const { againstAsOf, againstKnownOn } = search
  const chosen = Boolean(againstAsOf ?? againstKnownOn)
  const [before, after] = inOrder(
    { asOf: props.asOf, knownOn: props.knownOn },
    { asOf: againstAsOf ?? props.asOf, knownOn: againstKnownOn },
  )
  const answer = useCall(
    getFigureDiff,
    {
      id: props.id,
      asOf: before.asOf,
      knownOn: before.knownOn,
      againstAsOf: after.asOf,
      againstKnownOn: after.knownOn,
    },
    { keepPrevious: true, enabled: chosen },
  )
  const diff = answer.data
  return (
    <>
      <div className="qh-standpoint">
        <span>和另一次比：</span>
        <label htmlFor="against-as-of">数据截至</label>
        <DayPicker
          id="against-as-of"
          value={againstAsOf}
          latest={session.today}
          placeholder={props.asOf}
          onChange={(d) => set({ againstAsOf: d })}
        />
        <label htmlFor="against-known-on">按哪天所知</label>
        <DayPicker
          id="against-known-on"
          value={againstKnownOn}
          latest={session.today}
          placeholder="现在"
          onChange={(d) => set({ againstKnownOn: d })}
        />
      </div>
      {!chosen && <Nothing title="选一个日期，看看是哪些记录让这个数变了" />}
      {chosen && answer.isPending && <Loading />}
      {chosen && answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {chosen && diff && !answer.isError && (
        <Difference diff={diff} unit={props.unit} stale={answer.isPlaceholderData} />
      )}
    </>
  )
}

function Difference({ diff, unit, stale }: { diff: Diff; unit: string; stale: boolean }) {
  return (
    <>
      <p className="qh-diff-values">
        较早一次 <output>{diff.before.printed ?? '—'}</output> {unit}，较晚一次{' '}
        <output>{diff.after.printed ?? '—'}</output> {unit}，相差的记录 {diff.lines.length} 条
      </p>
      {diff.lines.length === 0 ? (
        <Nothing title="两次之间没有差别，请换一个日期再比" />
      ) : (
        <DataTable
          caption="两次之间的差别"
          columns={columns}
          rows={diff.lines}
          rowKey={(l) => `${l.side} ${l.key}`}
          stale={stale}
        />
      )}
    </>
  )
}
