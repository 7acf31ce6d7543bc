import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { fieldsOf, filtersOf, lineShape } from './fields.ts'
import { readForm } from './form-values.ts'

const kinds = { A: '甲', B: '乙' } as const
const schema = z.object({
  id: field.id(),
  name: field.text('名称'),
  kind: field.code('种类', kinds).optional(),
  amount: field.fen('数额'),
  fee: field.fen('费用', { unit: '元' }).optional(),
  on: field.day('日期'),
  agreed: field.bool('同意').default(false),
})
const fields = fieldsOf(schema.shape)
const form = schema.omit({ id: true })

describe('a form read by its schema', () => {
  it('shows every field but ids', () => {
    expect(fields.map((f) => f.name)).toEqual(['name', 'kind', 'amount', 'fee', 'on', 'agreed'])
  })

  it('turns what was typed into the input of the operation', () => {
    const read = readForm(form, fields, { name: ' 星河 ', amount: '1,000.5', fee: '3', on: '2021-12-05', kind: '' })
    expect(read).toEqual({ input: { name: '星河', amount: '1000500000', fee: '300', on: '2021-12-05' }, errors: {} })
  })

  it('asks nobody for what the page knows', () => {
    const typed = { name: '星河', amount: '1', on: '2021-12-05' }
    expect(readForm(schema, fields, typed).errors).toHaveProperty('id')
    const known = { id: '018f0000-0000-7000-8000-000000000000' }
    expect(readForm(schema, fields, typed, known).errors).toEqual({})
  })

  it('names each field that is missing or wrong, in Chinese', () => {
    const { errors } = readForm(form, fields, { amount: '一百', on: '2021-02-30', kind: 'C' })
    expect(errors.name).toBe('请填写名称')
    expect(errors.amount).toContain('数额要写成数字')
    expect(errors.on).toContain('日历上有这一天')
    expect(errors.kind).toBe('种类不在可选范围内')
    expect(Object.keys(errors).toSorted()).toEqual(['amount', 'kind', 'name', 'on'])
  })
})

describe('filters and lines drawn from a contract', () => {
  it('joins two ends of days into one range and leaves a lone end alone', () => {
    const shape = {
      state: field.code('状态', kinds).optional(),
      doneFrom: field.day('办结日期起').optional(),
      doneTo: field.day('办结日期止').optional(),
      seenFrom: field.day('首次看见').optional(),
    }
    expect(filtersOf(shape)).toMatchObject([
      { kind: 'one', name: 'state' },
      { kind: 'days', from: 'doneFrom', to: 'doneTo', title: '办结日期' },
      { kind: 'one', name: 'seenFrom' },
    ])
  })

  it('finds the columns of a list inside a record, also of an optional one', () => {
    const line = z.array(z.object({ on: field.day('日期') })).meta({ title: '变更', kind: 'lines' })
    expect(Object.keys(lineShape(line))).toEqual(['on'])
    expect(Object.keys(lineShape(line.optional()))).toEqual(['on'])
  })
})
