import { describe, expect, it } from 'vitest'
import { workflow } from './status-table.ts'

// A toy: books of a library.
const book = workflow(
  { SHELF: '在架', LENT: '借出', LOST: '遗失' },
  { lend: '借出', giveBack: '归还', mourn: '报失' },
  { SHELF: ['lend'], LENT: ['giveBack', 'mourn'], LOST: [] },
)

describe('status table', () => {
  it('answers what a state allows', () => {
    expect(book.allows('SHELF', 'lend')).toBe(true)
    expect(book.allows('LOST', 'lend')).toBe(false)
    expect(book.open('LENT')).toEqual(['giveBack', 'mourn'])
  })
  it('says why not, and when', () => {
    expect(book.why('SHELF', 'lend')).toBeUndefined()
    expect(book.why('LOST', 'lend')).toBe('这一条现在是“遗失”，不能借出；要在“在架”时才能办理。')
  })
})
