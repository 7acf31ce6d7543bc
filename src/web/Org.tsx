import { Select } from 'antd'
import { useState } from 'react'
import { listStaff } from '#kernel/org/staff-contract.ts'
import { type UnitKind, unitKinds } from '#kernel/org/terms.ts'
import { listUnits } from '#kernel/territory/contract.ts'
import { useCall } from './call.ts'

interface Choosing {
  id?: string
  label: string
  className?: string
}

/** Units as choices, by kind. */
export function useUnitChoices(only?: UnitKind) {
  const answer = useCall(listUnits, {})
  const units = (answer.data?.units ?? []).filter((u) => only === undefined || u.kind === only)
  const kinds = (Object.keys(unitKinds) as UnitKind[]).filter((k) => units.some((u) => u.kind === k))
  return {
    pending: answer.isPending,
    options: kinds.map((k) => ({
      label: unitKinds[k],
      options: units.filter((u) => u.kind === k).map((u) => ({ value: u.code, label: u.name })),
    })),
  }
}

/** Chooses a unit that stands today. */
export function UnitSelect(
  props: Choosing & { value?: string | null; onChange?: (code: string | undefined) => void; only?: UnitKind },
) {
  const { label, onChange, value, only, ...rest } = props
  const { options, pending } = useUnitChoices(only)
  return (
    <Select
      {...rest}
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      options={options}
      loading={pending}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={(code: string | null) => onChange?.(code ?? undefined)}
    />
  )
}

/** Name of a unit by its code; the code itself for one that does not stand today. */
export function UnitName({ code }: { code: string }) {
  const answer = useCall(listUnits, {})
  return answer.data?.units.find((u) => u.code === code)?.name ?? code
}

const shown = 30

/** Chooses somebody in office, by name or number. */
export function StaffSelect(
  props: Choosing & { value?: string | null; onChange?: (staffNo: string | undefined) => void; except?: string },
) {
  const { label, onChange, value, except, ...rest } = props
  const [typed, setTyped] = useState('')
  const answer = useCall(listStaff, { limit: shown, ...(typed ? { q: typed } : {}) }, { keepPrevious: true })
  const people = (answer.data?.rows ?? []).filter((p) => p.staffNo !== except)
  return (
    <Select
      {...rest}
      aria-label={label}
      placeholder="姓名或人员编号"
      value={value ?? null}
      options={people.map((p) => ({
        value: p.staffNo,
        label: `${p.name}，${p.unitName ?? '没有机构'}${p.post ?? ''}（${p.staffNo}）`,
      }))}
      loading={answer.isFetching}
      allowClear
      showSearch={{ filterOption: false, onSearch: (text) => setTyped(text.trim()) }}
      popupMatchSelectWidth={false}
      onChange={(no: string | null) => onChange?.(no ?? undefined)}
    />
  )
}
