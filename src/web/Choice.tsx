import { Select } from 'antd'
import { type ChoiceList, listChoices } from '#kernel/choice/contract.ts'
import { useCall } from './call.ts'

/** Chooses a code that the businesses of the house declare, under the business that declares it. */
export function ChoiceSelect(props: {
  id?: string
  value?: string | null
  onChange?: (code: string | undefined) => void
  label: string
  list: string
  /** Record that the list depends on. */
  of?: string
  className?: string
}) {
  const { label, list, of, onChange, value, ...rest } = props
  const answer = useCall(listChoices, { list: list as ChoiceList, ...(of && { of }) })
  const choices = answer.data?.choices ?? []
  const groups = [...new Set(choices.map((c) => c.group))]
  return (
    <Select
      {...rest}
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      options={groups.map((group) => ({
        label: group,
        options: choices.filter((c) => c.group === group).map((c) => ({ value: c.code, label: c.title })),
      }))}
      loading={answer.isPending}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={(code: string | null) => onChange?.(code ?? undefined)}
    />
  )
}
