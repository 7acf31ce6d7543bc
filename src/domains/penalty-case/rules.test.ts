import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Day, day } from '#platform/clock/day.ts'
import type { Pause } from '#kernel/deadline/clock.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { type Clocks, checkDue, decisionDue, payDue, serveDue, silentFrom } from './deadlines.ts'
import { penaltyCaseLaw } from './law.ts'
import { type CaseFacts, caseState, checkDecision, checkSummary, kindsIn } from './rules.ts'

interface Example {
  name: string
  clock: 'check' | 'decide' | 'serve' | 'pay' | 'silent'
  from: Day
  extended?: boolean
  collective?: Day
  pauses?: Pause[]
  due: string
}
const examples = parse(readFileSync(new URL('golden/clocks.yaml', import.meta.url), 'utf8')) as Example[]
const clocks: Clocks = { law: new LawBook(penaltyCaseLaw), calendar: nationalCalendar() }

describe('clocks of a case', () => {
  const by: Record<Example['clock'], (x: Example) => Day | undefined> = {
    check: (x) => checkDue(clocks, x.from, x.pauses, x.extended),
    decide: (x) =>
      decisionDue(clocks, x.from, {
        ...(x.pauses && { pauses: x.pauses }),
        extended: x.extended ?? false,
        collectiveTo: x.collective ?? null,
      })?.due,
    serve: (x) => serveDue(clocks, x.from),
    pay: (x) => payDue(clocks, x.from),
    silent: (x) => silentFrom(clocks, x.from),
  }
  it.each(examples)('$name', (x) => expect(by[x.clock](x)).toBe(x.due))
})

const facts = (set: Partial<CaseFacts> = {}): CaseFacts => ({
  foundOn: day('2021-08-01'),
  notFiledOn: null,
  filedOn: day('2021-08-05'),
  officers: '赵安、钱宁',
  pauses: null,
  investigatedOn: day('2021-09-01'),
  reviewedOn: day('2021-09-06'),
  reviewOpinion: 'AGREE',
  noticedOn: day('2021-09-10'),
  noticedFen: 500_000n,
  respondedOn: null,
  response: null,
  decidedOn: null,
  outcome: null,
  fineFen: null,
  confiscatedFen: null,
  servedOn: null,
  paidFen: null,
  closedOn: null,
  ...set,
})
const decide = (f: CaseFacts, set: object = {}) =>
  checkDecision(
    f,
    { on: day('2021-09-24'), outcome: 'PENALTY', kinds: ['FINE'], fineFen: 500_000n, confiscatedFen: 0n, ...set },
    { ...clocks, today: day('2021-10-30') },
  )?.code

describe('a decision', () => {
  it('waits until the party has spoken or its days are over, and is no heavier than it was told', () => {
    // Noticed on 10 September: five working days end on the 17th, Mid-Autumn is off, the 18th is worked.
    expect(decide(facts(), { on: day('2021-09-17') })).toBe('penalty-case.decide.early')
    expect(decide(facts(), { on: day('2021-09-18') })).toBeUndefined()
    expect(
      decide(facts({ respondedOn: day('2021-09-13'), response: 'WAIVED' }), { on: day('2021-09-14') }),
    ).toBeUndefined()
    expect(decide(facts({ response: 'HEARING' }))).toBe('penalty-case.decide.hearing')
    expect(decide(facts(), { fineFen: 500_001n })).toBe('penalty-case.decide.heavier')
    expect(decide(facts(), { fineFen: 0n })).toBe('penalty-case.decide.fine')
    expect(decide(facts(), { kinds: [] })).toBe('penalty-case.decide.kinds')
    expect(decide(facts({ noticedOn: null }))).toBe('penalty-case.decide.notice')
    expect(decide(facts({ noticedOn: null }), { outcome: 'NO_PENALTY', kinds: [], fineFen: 0n })).toBeUndefined()
    expect(decide(facts(), { outcome: 'NO_PENALTY' })).toBe('penalty-case.decide.none')
    expect(decide(facts({ reviewOpinion: 'CORRECT' }))).toBe(undefined)
    expect(decide(facts({ noticedOn: null, reviewOpinion: 'CORRECT' }))).toBe('penalty-case.decide.state')
  })

  it('on the spot stays within the ceiling of its day', () => {
    const spot = (on: string, partyKind: 'PERSON' | 'ORGANISATION', fineFen: bigint) =>
      checkSummary({ on: day(on), partyKind, fineFen, foundOn: day(on) }, { law: clocks.law, today: day('2021-12-01') })
        ?.code
    expect(spot('2021-07-14', 'PERSON', 5_000n)).toBeUndefined()
    expect(spot('2021-07-14', 'PERSON', 5_001n)).toBe('penalty-case.summary.ceiling')
    expect(spot('2021-07-15', 'PERSON', 20_000n)).toBeUndefined()
    expect(spot('2021-07-15', 'ORGANISATION', 300_000n)).toBeUndefined()
    expect(spot('2021-07-15', 'ORGANISATION', 300_001n)).toBe('penalty-case.summary.ceiling')
    expect(spot('2021-12-02', 'PERSON', 0n)).toBe('penalty-case.summary.day')
  })
})

describe('the state of a case', () => {
  it('follows from its dates', () => {
    const on = day('2021-09-20')
    expect(caseState(facts(), on)).toBe('NOTICED')
    expect(caseState(facts({ noticedOn: null }), on)).toBe('REVIEWED')
    expect(caseState(facts({ noticedOn: null, reviewOpinion: 'SUPPLEMENT', investigatedOn: null }), on)).toBe(
      'INVESTIGATING',
    )
    expect(caseState(facts({ filedOn: null }), on)).toBe('CHECKING')
    expect(caseState(facts({ notFiledOn: on }), on)).toBe('NOT_FILED')
    expect(caseState(facts({ pauses: [{ from: '2021-09-19', reason: 'HEARING' }] }), on)).toBe('SUSPENDED')
    expect(caseState(facts({ pauses: [{ from: '2021-09-11', to: '2021-09-19', reason: 'TEST' }] }), on)).toBe('NOTICED')
    expect(caseState(facts({ decidedOn: on }), on)).toBe('DECIDED')
    expect(caseState(facts({ decidedOn: on, servedOn: on }), on)).toBe('EXECUTING')
    expect(caseState(facts({ decidedOn: on, closedOn: day('2021-09-21') }), on)).toBe('DECIDED')
  })
})

describe('kinds of penalty by their words', () => {
  it('are read with any mark between them, and a word that is none is named', () => {
    expect(kindsIn('罚款、没收违法所得')).toEqual(['FINE', 'CONFISCATE_INCOME'])
    expect(kindsIn('')).toEqual([])
    expect(kindsIn('拘留')).toMatchObject({ code: 'penalty-case.decide.kinds' })
  })
})
