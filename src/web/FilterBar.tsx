import { Button, Input, Select } from 'antd'
import { ChoiceSelect } from './Choice.tsx'
import { DayPicker, DaysPicker } from './DayPicker.tsx'
import type { Filter } from './fields.ts'
import type { ListState, Search } from './list-state.ts'
import { UnitSelect } from './Org.tsx'
import { StationSelect } from './Station.tsx'
import { SearchBox } from './SearchBox.tsx'

const yesNo = [
  { value: 'true', label: '是' },
  { value: 'false', label: '否' },
]

/** Search box and filters of a list, drawn from its contract. */
export function FilterBar(props: { filters: readonly Filter[]; state: ListState; searchHint: string }) {
  const { search, set, clear } = props.state
  const names = props.filters.flatMap((f) => (f.kind === 'days' ? [f.from, f.to] : [f.name]))
  const narrowed = Boolean(search.q) || names.some((n) => search[n])
  return (
    <div className="qh-filters" role="search">
      <SearchBox
        value={search.q ?? ''}
        onSearch={(q) => set({ q })}
        placeholder={props.searchHint}
        label="搜索本清单"
      />
      {props.filters.map((f) => (
        <FilterField key={f.kind === 'days' ? f.from : f.name} filter={f} search={search} set={set} />
      ))}
      {narrowed && (
        <Button type="link" onClick={clear}>
          清除条件
        </Button>
      )}
    </div>
  )
}

function FilterField(props: {
  filter: Filter
  search: Search
  set: (change: Record<string, string | undefined>) => void
}) {
  const { filter: f, search, set } = props
  if (f.kind === 'days') {
    return (
      <DaysPicker
        label={f.title}
        from={search[f.from]}
        to={search[f.to]}
        onChange={(from, to) => set({ [f.from]: from, [f.to]: to })}
      />
    )
  }
  const value = search[f.name]
  const title = f.meta.title
  if (f.meta.kind === 'code' || f.meta.kind === 'bool') {
    const options =
      f.meta.kind === 'bool'
        ? yesNo
        : Object.entries(f.meta.options ?? {}).map(([code, label]) => ({ value: code, label }))
    return (
      <Select
        aria-label={title}
        placeholder={title}
        value={value ?? null}
        options={options}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={(v: string | null) => set({ [f.name]: v ?? undefined })}
        className="qh-filter"
      />
    )
  }
  if (f.meta.kind === 'choice') {
    return (
      <ChoiceSelect
        label={title}
        list={f.meta.list!}
        value={value ?? null}
        onChange={(code) => set({ [f.name]: code })}
        className="qh-filter"
      />
    )
  }
  if (f.meta.kind === 'station') {
    return (
      <StationSelect
        label={title}
        value={value ?? null}
        onChange={(code) => set({ [f.name]: code })}
        className="qh-filter"
      />
    )
  }
  if (f.meta.kind === 'unit') {
    return (
      <UnitSelect
        label={title}
        value={value ?? null}
        onChange={(code) => set({ [f.name]: code })}
        className="qh-filter"
      />
    )
  }
  if (f.meta.kind === 'day') {
    return <DayPicker label={title} placeholder={title} value={value} onChange={(d) => set({ [f.name]: d })} />
  }
  return (
    <Input
      key={value ?? ''}
      aria-label={title}
      placeholder={title}
      defaultValue={value}
      allowClear
      className="qh-filter"
      onBlur={(e) => e.target.value !== (value ?? '') && set({ [f.name]: e.target.value.trim() })}
      onPressEnter={(e) => set({ [f.name]: e.currentTarget.value.trim() })}
    />
  )
}
