import { expect, it } from 'vitest'
import { maskName, maskPhone } from './mask.ts'

it('masks telephones', () => {
  expect(maskPhone('13800001234')).toBe('138****1234')
  expect(maskPhone('6812345')).toBe('*****45')
})

it('masks names, and leaves a masked one as it came', () => {
  expect(maskName('欧阳云')).toBe('欧＊')
  expect(maskName('赵*')).toBe('赵*')
  expect(maskName('钱某')).toBe('钱某')
})
