import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { day } from '#platform/clock/day.ts'
import { citizenIdCheckCharacter } from '#kernel/codelist/citizen-id.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { publicityLaw } from './law.ts'
import {
  type NewNotice,
  type NoticeFacts,
  checkNotice,
  checkWithdrawal,
  creditDue,
  noticeState,
  publicUntil,
  publicationDue,
  weightOf,
  withdrawalDue,
} from './rules.ts'
import type { NoticeKind, PenaltyWeight } from './terms.ts'

const law: LawBook = new LawBook(publicityLaw)
const calendar = nationalCalendar()

interface Example {
  name: string
  article: string
  given: { kind?: NoticeKind; documentOn?: string; annulledOn?: string; publishedOn?: string; weight?: PenaltyWeight }
  due?: string
  credit?: string | null
  withdraw?: string | null
  until?: string | null
}
const examples = parse(readFileSync(new URL('golden/publication-due.yaml', import.meta.url), 'utf8')) as Example[]

describe('legal examples', () => {
  it.each(examples)('$name ($article)', ({ given, due, credit, withdraw, until }) => {
    if (due !== undefined) {
      expect(publicationDue(law, calendar, given.kind!, day(given.documentOn!)).due).toBe(due)
      expect(creditDue(law, calendar, given.kind!, day(given.documentOn!))).toBe(credit)
    } else if (withdraw !== undefined) {
      expect(withdrawalDue(law, calendar, day(given.annulledOn!))).toBe(withdraw)
    } else {
      expect(publicUntil(law, 'PENALTY', given.weight!, day(given.publishedOn!))).toBe(until)
    }
  })
})

describe('state of a notice', () => {
  const n = { publishedOn: null, dueOn: day('2021-06-30'), publicUntil: null, withdrawnOn: null }
  it('follows its dates', () => {
    expect(noticeState(n, day('2021-06-30'))).toBe('PENDING')
    expect(noticeState(n, day('2021-07-01'))).toBe('OVERDUE')
    const published = { ...n, publishedOn: day('2021-07-02'), publicUntil: day('2021-10-02') }
    expect(noticeState(published, day('2021-07-01'))).toBe('OVERDUE')
    expect(noticeState(published, day('2021-10-02'))).toBe('PUBLISHED')
    expect(noticeState(published, day('2021-10-03'))).toBe('ENDED')
    expect(noticeState({ ...published, withdrawnOn: day('2021-08-01') }, day('2021-08-01'))).toBe('WITHDRAWN')
  })
})

describe('weight of a penalty', () => {
  const small = 10_000_000n
  it('is read from its kinds and the fine', () => {
    expect(weightOf('警告', null, small)).toBe('WARNING')
    expect(weightOf('警告、罚款', 9_999_999n, small)).toBe('MINOR')
    expect(weightOf('罚款', 10_000_000n, small)).toBe('ORDINARY')
    expect(weightOf('罚款', null, small)).toBe('ORDINARY')
    expect(weightOf('通报批评', null, small)).toBe('MINOR')
    expect(weightOf('罚款；没收违法所得', 100n, small)).toBe('ORDINARY')
    expect(weightOf(null, null, small)).toBe('ORDINARY')
  })
})

describe('publication', () => {
  const n: NewNotice = {
    kind: 'PENALTY',
    documentOn: day('2021-06-01'),
    publishedOn: day('2021-06-05'),
    weight: 'ORDINARY',
    content: '罚款 5000 元',
    externalNo: null,
  }
  const f: NoticeFacts = { today: day('2021-06-10'), upstairs: false, standing: undefined }
  const standing = { publishedOn: null, dueOn: null, publicUntil: null, withdrawnOn: null }
  const code = (change: Partial<NewNotice>, facts: Partial<NoticeFacts> = {}): string | undefined =>
    checkNotice({ ...n, ...change }, { ...f, ...facts })?.code
  it('takes a good notice and refuses bad input, each with its code', () => {
    const first17 = '45992319900101001'
    expect(code({})).toBeUndefined()
    expect(code({ publishedOn: n.documentOn })).toBeUndefined()
    expect(code({ documentOn: day('2021-06-11'), publishedOn: null })).toBe('publicity.publish.document-day')
    expect(code({ publishedOn: day('2021-06-11') })).toBe('publicity.publish.future')
    expect(code({ publishedOn: day('2021-05-31') })).toBe('publicity.publish.before-decision')
    expect(code({ weight: 'WARNING' })).toBe('publicity.publish.warning')
    expect(code({ kind: 'CHECK', weight: 'WARNING' })).toBeUndefined()
    expect(code({ content: `当事人（${first17}${citizenIdCheckCharacter(first17)}）` })).toBe(
      'publicity.publish.personal',
    )
    expect(code({ content: '91459923MA5X000141' })).toBeUndefined()
    expect(code({}, { upstairs: true })).toBe('publicity.publish.external')
    expect(code({}, { standing: { ...standing, publishedOn: day('2021-06-03') } })).toBe('publicity.publish.twice')
    expect(code({}, { standing: { ...standing, withdrawnOn: day('2021-06-04') } })).toBe('publicity.publish.withdrawn')
    expect(code({ publishedOn: null }, { standing })).toBe('publicity.publish.pending')
    expect(code({}, { standing })).toBeUndefined()
  })
})

describe('withdrawal', () => {
  const n = { publishedOn: day('2021-06-05'), dueOn: null, publicUntil: null, withdrawnOn: null }
  const w = { on: day('2021-06-20'), annulledOn: day('2021-06-18'), reason: '复议撤销' }
  const today = day('2021-06-20')
  it('takes down what is public, between publication and today', () => {
    expect(checkWithdrawal(n, w, today)).toBeUndefined()
    expect(checkWithdrawal({ ...n, publishedOn: null }, w, today)?.code).toBe('publicity.withdraw.pending')
    expect(checkWithdrawal({ ...n, withdrawnOn: today }, w, today)?.code).toBe('publicity.withdraw.twice')
    expect(checkWithdrawal(n, { ...w, on: day('2021-06-04') }, today)?.code).toBe('publicity.withdraw.day')
    expect(checkWithdrawal(n, { ...w, on: day('2021-06-21') }, today)?.code).toBe('publicity.withdraw.day')
    expect(checkWithdrawal(n, { ...w, on: day('2021-06-17') }, today)?.code).toBe('publicity.withdraw.annulled')
  })
})
