import { day } from '#platform/clock/day.ts'
import { lawValues } from '#kernel/law/law-value.ts'

export const priceLaw = lawValues([
  {
    key: 'price.serious.fen',
    value: 10_000_000,
    unit: 'fen',
    from: day('2018-01-01'),
    basis: '价格违法行为行政处罚规定；“严重”的界限是本局的口径',
    verified: false,
    note: '在办价格案件的涉案金额或者拟处罚没款达到这个数（十万元）的，算严重价格案件；由本局核定。',
  },
])
