import { type ReactNode, useEffect, useState } from 'react'
import { momentText, systemClock } from '#platform/clock/clock.ts'
import type { Filter } from './fields.ts'
import type { Search } from './list-state.ts'
import { integerText } from './money.ts'
import { UnitName } from './Org.tsx'
import { useSession } from './session.ts'
import { StationName } from './Station.tsx'

/** Stands over every printed page: whose paper it is, when it was printed and by whom. */
export function PrintHead() {
  const { bureauName, name, demo } = useSession()
  const [at, setAt] = useState(() => systemClock.now())
  useEffect(() => {
    const now = (): void => setAt(systemClock.now())
    window.addEventListener('beforeprint', now)
    return () => window.removeEventListener('beforeprint', now)
  }, [])
  return (
    <div className="qh-print-head">
      <b>{bureauName}</b>
      <span>
        {demo && '演示数据，全部虚构　'}
        {momentText(at)}　{name} 打印
      </span>
    </div>
  )
}

/** The conditions of a list in words, and how much of it is on the paper. */
export function PrintedConditions(props: { filters: readonly Filter[]; search: Search; rows: number; total: string }) {
  const { search } = props
  const said = props.filters.flatMap((f): { title: string; value: ReactNode }[] => {
    if (f.kind === 'days') {
      const [from, to] = [search[f.from], search[f.to]]
      return from || to ? [{ title: f.title, value: `${from ?? '……'} 至 ${to ?? '……'}` }] : []
    }
    const value = search[f.name]
    return value ? [{ title: f.meta.title, value: <Chosen filter={f} value={value} /> }] : []
  })
  const all = search.q ? [{ title: '搜索', value: `“${search.q}”` }, ...said] : said
  return (
    <p className="qh-print-only qh-print-wide">
      条件：
      {all.length === 0
        ? '无'
        : all.map((c, i) => (
            <span key={c.title}>
              {i > 0 && '；'}
              {c.title} {c.value}
            </span>
          ))}
      。列出 {integerText(props.rows)} 条，{props.total}。
    </p>
  )
}

function Chosen({ filter: { meta }, value }: { filter: Extract<Filter, { kind: 'one' }>; value: string }) {
  if (meta.kind === 'station') return <StationName code={value} />
  if (meta.kind === 'unit') return <UnitName code={value} />
  if (meta.kind === 'bool') return value === 'true' ? '是' : '否'
  return meta.options?.[value] ?? value
}
