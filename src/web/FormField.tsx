import { Input, InputNumber, Select } from 'antd'
import { ChoiceSelect } from './Choice.tsx'
import { DayPicker } from './DayPicker.tsx'
import type { ShownMeta } from './fields.ts'
import { StaffSelect, UnitSelect } from './Org.tsx'
import { StationSelect } from './Station.tsx'

interface Bound {
  id?: string
  value?: unknown
  onChange?: (value: unknown) => void
}

const yesNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
]

/** The widget for a field's kind; takes id, value and onChange from the form item around it. `of`: the record that its choices depend on. */
export function FormField({ meta, of, ...bound }: { meta: ShownMeta; of?: string } & Bound) {
  switch (meta.kind) {
    case 'day':
      return <DayPicker {...(bound as { id?: string; value?: string })} label={meta.title} />
    case 'code':
      return (
        <Select
          {...bound}
          options={Object.entries(meta.options ?? {}).map(([value, label]) => ({ value, label }))}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          placeholder="请选择"
        />
      )
    case 'choice':
      return (
        <ChoiceSelect {...(bound as { id?: string; value?: string })} label={meta.title} list={meta.list!} of={of} />
      )
    case 'station':
      return <StationSelect {...(bound as { id?: string; value?: string })} label={meta.title} />
    case 'unit':
      return <UnitSelect {...(bound as { id?: string; value?: string })} label={meta.title} />
    case 'staff':
      return <StaffSelect {...(bound as { id?: string; value?: string })} label={meta.title} />
    case 'bool':
      return <Select {...bound} options={yesNo} allowClear placeholder="请选择" />
    case 'integer':
      return <InputNumber {...(bound as { value?: number })} style={{ width: 200 }} />
    case 'fen':
      return (
        <Input
          {...(bound as { value?: string })}
          inputMode="decimal"
          suffix={meta.unit ?? '万元'}
          style={{ width: 200 }}
        />
      )
    default:
      if (meta.lines)
        return (
          <Input.TextArea
            {...(bound as { value?: string })}
            autoSize={{ minRows: 4, maxRows: 16 }}
            autoComplete="off"
          />
        )
      return <Input {...(bound as { value?: string })} autoComplete="off" />
  }
}
