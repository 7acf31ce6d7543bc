import { Link, useParams } from '@tanstack/react-router'
import { getJournalEntry, listJournal } from '#kernel/journal/contract.ts'
import { journalActions } from '#kernel/journal/terms.ts'
import { momentText } from '#platform/clock/clock.ts'
import { useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { Facts } from '#web/Facts.tsx'
import { ListPage } from '#web/ListPage.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'

const pages = { path: '/journal', menu: { title: '审计日志' }, list: listJournal, opens: true } as const

/** The log: who did what to which record when, and who read whose personal data. */
export function JournalPage() {
  return (
    <>
      <ListPage pages={pages} />
      <p className="qh-note">
        <Link to="/journal" search={{ action: 'read-personal' } as never}>
          谁看过谁的个人信息
        </Link>
        {' · '}
        <Link to="/journal" search={{ action: 'identity' } as never}>
          登录与账号
        </Link>
        {' · '}
        <Link to="/journal-check">核对与封存</Link>
      </p>
    </>
  )
}

const none = <span className="qh-none">—</span>

/** One entry: people, records, values before and after, and the seal that vouches for it. */
export function JournalEntryPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useCall(getJournalEntry, { seq: id })
  if (answer.isPending) return <Loading />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  const e = answer.data
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/journal">审计日志</Link>
      </nav>
      <PageHead title={`第 ${e.id} 条`} note={e.operation} />
      <Facts
        items={[
          { title: '时间', value: <span className="qh-num">{momentText(e.at)}</span> },
          { title: '动作', value: journalActions[e.action] },
          { title: '账表', value: e.subject },
          { title: '经办人', value: e.actor },
          { title: '批准人', value: e.approver ? `${e.approver}（${e.approvedOn ?? ''}）` : none },
          { title: '审批单号', value: e.paper ?? none },
          { title: '录入人', value: e.typist ?? none },
          { title: '理由或来源', value: e.note ?? none, wide: true },
          {
            title: '封存',
            value: e.seal ? <span className="qh-num">{momentText(e.seal.at)}</span> : '还没有封存',
          },
        ]}
      />
      {e.changes.map((c, i) => (
        <section className="qh-section" key={c.record ?? i}>
          <h2>
            {c.record ? (
              <Link to="/journal" search={{ record: c.record } as never}>
                记录 {c.record}
              </Link>
            ) : (
              '内容'
            )}
          </h2>
          <DataTable
            caption="变更内容"
            columns={[
              { key: 'label', title: '项目', render: (l) => l.label },
              { key: 'before', title: '改前', render: (l) => l.before ?? none },
              { key: 'after', title: '改后', render: (l) => l.after ?? none },
            ]}
            rows={c.lines}
            rowKey={(l) => l.label}
          />
        </section>
      ))}
      {e.changes.length === 0 && (
        <p className="qh-note">批量操作共 {e.records} 条记录，逐行内容在来源文件里；日志里有每一行的摘要。</p>
      )}
    </>
  )
}
