import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { addDays, day } from '#platform/clock/day.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { permitLaw } from './law.ts'
import {
  type Acceptance,
  type AcceptanceFacts,
  type Conclusion,
  type ConclusionFacts,
  applicationState,
  certificateState,
  checkAcceptance,
  checkConclusion,
  concludedOn,
  decisionDue,
  validity,
} from './rules.ts'
import { type PermitKind, permitKinds, slugOf } from './terms.ts'

const law: LawBook = new LawBook(permitLaw)

interface Example {
  name: string
  article: string
  unverified?: boolean
  given: { kind: PermitKind; acceptedOn: string }
  due: string
}
const examples = parse(readFileSync(new URL('golden/decision-due.yaml', import.meta.url), 'utf8')) as Example[]

describe('legal examples', () => {
  it.each(examples)('$name ($article)', ({ given, due, unverified }) => {
    const on = day(given.acceptedOn)
    expect(decisionDue(law, nationalCalendar(), given.kind, on).due).toBe(due)
    expect(law.period(`permit.${slugOf(given.kind)}.decision`, on).verified).toBe(!unverified)
  })
  it('says when a kind did not exist yet', () => {
    expect(() => decisionDue(law, nationalCalendar(), 'SMALL_CATERING', day('2017-06-30'))).toThrow(/没有可用的规定/)
  })
  it('has a limit for every kind', () => {
    for (const kind of Object.keys(permitKinds) as PermitKind[])
      expect(law.number(`permit.${slugOf(kind)}.decision`, day('2024-06-01'))).toBeGreaterThanOrEqual(0)
  })
})

describe('the day of conclusion', () => {
  it('is the earliest of decision, termination and withdrawal', () => {
    const days = fc.option(
      fc.integer({ min: 0, max: 400 }).map((n) => addDays(day('2021-01-01'), n)),
      { nil: null },
    )
    fc.assert(
      fc.property(days, days, days, (decidedOn, terminatedOn, withdrawnOn) => {
        const all = [decidedOn, terminatedOn, withdrawnOn].filter((d) => d !== null).sort()
        expect(concludedOn({ decidedOn, terminatedOn, withdrawnOn })).toBe(all[0] ?? null)
      }),
    )
  })
})

const open = {
  returnedOn: null,
  notAcceptedOn: null,
  acceptedOn: day('2021-06-01'),
  dueOn: day('2021-06-15'),
  extendedTo: null,
  decidedOn: null,
  terminatedOn: null,
  withdrawnOn: null,
  decision: null,
}

describe('state of an application', () => {
  it('is overdue only after the last day, counted to the extension where there is one', () => {
    expect(applicationState(open, day('2021-05-31'))).toBe('SUBMITTED')
    expect(applicationState(open, day('2021-06-15'))).toBe('ACCEPTED')
    expect(applicationState(open, day('2021-06-16'))).toBe('OVERDUE')
    expect(applicationState({ ...open, extendedTo: day('2021-06-22') }, day('2021-06-22'))).toBe('ACCEPTED')
  })
  it('follows the ending that came first', () => {
    const ended = {
      ...open,
      withdrawnOn: day('2021-06-03'),
      decidedOn: day('2021-06-10'),
      decision: 'GRANTED' as const,
    }
    expect(applicationState(ended, day('2021-06-02'))).toBe('ACCEPTED')
    expect(applicationState(ended, day('2021-06-20'))).toBe('WITHDRAWN')
    expect(applicationState({ ...ended, withdrawnOn: null, decision: 'REFUSED' }, day('2021-06-10'))).toBe('REFUSED')
  })
})

describe('certificates', () => {
  const c = {
    validFrom: day('2021-06-01'),
    validTo: day('2024-05-31'),
    supersededOn: null,
    revokedOn: null,
    strippedOn: null,
    deregisteredOn: null,
  }
  it('run out the day after their last day, unless a renewal is undecided', () => {
    expect(certificateState(c, day('2024-05-31'))).toBe('VALID')
    expect(certificateState(c, day('2024-06-01'))).toBe('EXPIRED')
    expect(certificateState(c, day('2024-06-01'), true)).toBe('VALID')
    expect(certificateState({ ...c, strippedOn: day('2022-01-01') }, day('2024-06-01'), true)).toBe('STRIPPED')
    expect(certificateState(c, day('2021-05-31'))).toBe('COMING')
  })
  it('are good for the years of their kind; a renewal in time joins on to the old one', () => {
    expect(validity(law, 'FOOD_OP', day('2021-06-01'))).toEqual({ validFrom: '2021-06-01', validTo: '2026-05-31' })
    expect(validity(law, 'SMALL_CATERING', day('2021-06-01')).validTo).toBe('2024-05-31')
    expect(validity(law, 'FOOD_OP', day('2026-05-01'), { validTo: day('2026-05-31') })).toEqual({
      validFrom: '2026-06-01',
      validTo: '2031-05-31',
    })
    expect(validity(law, 'FOOD_OP', day('2026-06-10'), { validTo: day('2026-05-31') }).validFrom).toBe('2026-06-10')
    expect(validity(law, 'FOOD_FILE', day('2022-01-04')).validTo).toBeNull()
  })
})

describe('acceptance', () => {
  const a: Acceptance = {
    kind: 'SMALL_CATERING',
    action: 'NEW',
    submittedOn: day('2021-06-01'),
    acceptedOn: day('2021-06-02'),
    scopeItems: ['热食类食品制售'],
    priorCertNo: null,
    externalNo: null,
  }
  const f: AcceptanceFacts = {
    today: day('2021-06-02'),
    upstairs: false,
    partyName: '玉衡县兰芳小吃店',
    partyExists: true,
    numberUsed: false,
    standing: null,
    priorFound: false,
    barredItems: law.list('permit.small-catering.barred-items', day('2021-06-02')),
  }
  const code = (change: Partial<Acceptance>, facts: Partial<AcceptanceFacts> = {}): string | undefined =>
    checkAcceptance({ ...a, ...change }, { ...f, ...facts })?.code
  it('takes a good application and refuses bad input, each with its code', () => {
    expect(code({})).toBeUndefined()
    expect(code({ acceptedOn: day('2021-06-03') })).toBe('permit.accept.future')
    expect(code({ submittedOn: day('2021-06-03') })).toBe('permit.accept.order')
    expect(code({}, { partyExists: false })).toBe('permit.accept.party')
    expect(code({}, { numberUsed: true })).toBe('permit.accept.number')
    expect(code({ scopeItems: ['生食类食品制售'] })).toBe('permit.accept.scope')
    expect(code({}, { standing: 'GXCY9923000001' })).toBe('permit.accept.standing')
    expect(code({ action: 'RENEW' })).toBe('permit.accept.prior')
    expect(code({ action: 'RENEW', priorCertNo: 'X' })).toBe('permit.accept.prior')
    expect(code({ action: 'RENEW', priorCertNo: 'X' }, { priorFound: true, standing: 'X' })).toBeUndefined()
    expect(code({}, { upstairs: true })).toBe('permit.accept.external')
    expect(code({ externalNo: '1' }, { upstairs: true })).toBeUndefined()
  })
})

describe('conclusion', () => {
  const c: Conclusion = {
    outcome: 'GRANTED',
    on: day('2021-06-10'),
    reason: null,
    siteCheckOn: day('2021-06-08'),
    inspectors: ['赵安', '钱宁'],
    certNo: 'JY24599230000011',
    issuedOn: null,
    validFrom: null,
    validTo: null,
  }
  const f: ConclusionFacts = {
    today: day('2021-06-10'),
    upstairs: false,
    kind: 'FOOD_OP',
    action: 'NEW',
    acceptedOn: day('2021-06-01'),
    concludedOn: null,
    commitmentMode: false,
    siteChecked: false,
    law,
    certNoTaken: false,
  }
  const code = (change: Partial<Conclusion>, facts: Partial<ConclusionFacts> = {}): string | undefined =>
    checkConclusion({ ...c, ...change }, { ...f, ...facts })?.code
  it('takes a good decision and refuses bad input, each with its code', () => {
    expect(code({})).toBeUndefined()
    expect(code({ certNo: 'JY2459923000001' })).toBe('permit.conclude.certificate-number')
    expect(code({}, { acceptedOn: null })).toBe('permit.conclude.not-accepted')
    expect(code({}, { concludedOn: day('2021-06-05') })).toBe('permit.conclude.concluded')
    expect(code({ on: day('2021-05-31') })).toBe('permit.conclude.day')
    expect(code({ on: day('2021-06-11') })).toBe('permit.conclude.day')
    expect(code({ inspectors: ['赵安'] })).toBe('permit.conclude.inspectors')
    expect(code({ siteCheckOn: day('2021-06-11') })).toBe('permit.conclude.site-check-day')
    expect(code({ siteCheckOn: null })).toBe('permit.conclude.site-check')
    expect(code({ siteCheckOn: null }, { commitmentMode: true })).toBeUndefined()
    expect(code({ siteCheckOn: null }, { siteChecked: true })).toBeUndefined()
    expect(code({}, { certNoTaken: true })).toBe('permit.conclude.certificate-taken')
    expect(code({ issuedOn: day('2021-06-09') })).toBe('permit.conclude.issued')
    expect(code({ validTo: day('2021-06-10') })).toBe('permit.conclude.validity')
    expect(code({ outcome: 'REFUSED' })).toBe('permit.conclude.reason')
    expect(code({ outcome: 'REFUSED', reason: '场所不符' })).toBeUndefined()
  })
  it('leaves the form of the number and the check to the upper system', () => {
    expect(code({ certNo: 'X-1', siteCheckOn: null }, { upstairs: true })).toBeUndefined()
  })
})
