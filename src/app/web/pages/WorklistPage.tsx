import { App, Button, Select } from 'antd'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { getWorklist, linesPrinted, printWorklist } from '#kernel/worklist/contract.ts'
import { useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { integerText } from '#web/money.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'
import { worklistColumns } from './worklist-columns.tsx'
import { WorklistPhones } from './WorklistPhones.tsx'
import './worklist.css'

type Sheet = Output<typeof getWorklist>
type Group = Sheet['groups'][number]
/** One sheet: narrowed to a station or a town, printed on A4, with a text to paste into a message group. */
export function WorklistPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { unit, town, after } = useSearch({ strict: false }) as { unit?: string; town?: string; after?: string }
  const navigate = useNavigate()
  const session = useSession()
  const [asking, setAsking] = useState(false)
  const answer = useCall(getWorklist, { id, unit, town, after }, { keepPrevious: true })
  const go = (search: { unit?: string; town?: string; after?: string }): void =>
    void navigate({ to: '.', search: search as never })
  if (answer.isPending) return <Loading />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  const sheet = answer.data
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/worklists">到期清单</Link>
      </nav>
      <PageHead
        title={sheet.title}
        note={`${integerText(sheet.total)} 条，看到 ${sheet.until}`}
        actions={
          <>
            <Button onClick={() => window.print()}>打印本页</Button>
            {may(session, printWorklist.permission) && (
              <Button type="primary" disabled={sheet.total === 0} onClick={() => setAsking(true)}>
                打印带电话的（前 {linesPrinted} 条）
              </Button>
            )}
          </>
        }
      />
      <Places groups={sheet.groups} unit={unit} town={town} onGo={go} />
      <Notice text={sheet.notice} />
      {sheet.rows.length === 0 ? (
        <Nothing title="没有到期的" />
      ) : (
        <DataTable
          caption={sheet.title}
          columns={worklistColumns}
          rows={sheet.rows}
          rowKey={(r) => r.key}
          stale={answer.isPlaceholderData}
        />
      )}
      {(after || sheet.next) && (
        <nav className="qh-pager" aria-label="翻页">
          <Button disabled={!after} onClick={() => go({ unit, town })}>
            第一页
          </Button>
          <Button disabled={!sheet.next} onClick={() => go({ unit, town, after: sheet.next! })}>
            下一页
          </Button>
        </nav>
      )}
      {asking && <WorklistPhones id={id} title={sheet.title} part={{ unit, town }} onClose={() => setAsking(false)} />}
    </>
  )
}

/** Stations and towns with their counts: one click narrows the sheet. */
function Places(props: {
  groups: readonly Group[]
  unit: string | undefined
  town: string | undefined
  onGo(search: { unit?: string; town?: string }): void
}) {
  const { groups, unit, town, onGo } = props
  const units = [...new Map(groups.map((g) => [g.unit, g.unitName]))].filter(([code]) => code !== null)
  const countOf = (code: string | null): number =>
    groups.filter((g) => g.unit === code).reduce((n, g) => n + g.count, 0)
  const towns = groups.filter((g) => g.town !== null && (unit === undefined || g.unit === unit))
  return (
    <div className="qh-filters">
      <Select
        className="qh-filter"
        aria-label="管辖所"
        placeholder="全部所"
        allowClear
        value={unit ?? null}
        onChange={(chosen: string | null) => onGo(chosen ? { unit: chosen } : {})}
        options={units.map(([code, name]) => ({ value: code!, label: `${name}（${countOf(code)}）` }))}
      />
      <Select
        className="qh-filter"
        aria-label="乡镇"
        placeholder="全部乡镇"
        allowClear
        value={town ?? null}
        onChange={(chosen: string | null) => onGo({ ...(unit ? { unit } : {}), ...(chosen ? { town: chosen } : {}) })}
        options={towns.map((g) => ({ value: g.town!, label: `${g.townName}（${g.count}）` }))}
      />
    </div>
  )
}

function Notice({ text }: { text: string }) {
  const { message } = App.useApp()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      message.success('已复制，可以粘贴到工作群')
    } catch {
      message.info('浏览器不让网页写剪贴板，请选中文字自己复制')
    }
  }
  return (
    <aside className="qh-notice-text" aria-label="发到工作群的文字">
      <p>{text}</p>
      <Button size="small" onClick={() => void copy()}>
        复制文字
      </Button>
    </aside>
  )
}
