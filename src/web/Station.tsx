import { Select } from 'antd'
import { stations } from '#kernel/org/contract.ts'
import { useCall } from './call.ts'

/** Name of a station by its code; the code itself for one that the bureau no longer has. */
export function StationName({ code }: { code: string }) {
  const answer = useCall(stations, {})
  return answer.data?.stations.find((s) => s.code === code)?.name ?? code
}

/** Chooses a station. */
export function StationSelect(props: {
  id?: string
  value?: string | null
  onChange?: (code: string | undefined) => void
  label: string
  className?: string
}) {
  const { label, onChange, value, ...rest } = props
  const answer = useCall(stations, {})
  return (
    <Select
      {...rest}
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      options={(answer.data?.stations ?? []).map((s) => ({ value: s.code, label: s.name }))}
      loading={answer.isPending}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={(code: string | null) => onChange?.(code ?? undefined)}
    />
  )
}
