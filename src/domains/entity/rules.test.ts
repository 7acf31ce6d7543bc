import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { day } from '#platform/clock/day.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { entityLaw } from './law.ts'
import {
  type Establishment,
  type EstablishmentFacts,
  checkEstablishment,
  inRmb,
  startupState,
  suspensionLimit,
} from './rules.ts'

const law: LawBook = new LawBook(entityLaw)

interface Example {
  title: string
  set?: Partial<Establishment> & { capitalWan?: number | null }
  facts?: Partial<EstablishmentFacts>
  refusal: string | null
  basis?: string
}
const examples = parse(readFileSync(new URL('golden/establishment.yaml', import.meta.url), 'utf8')) as Example[]

describe('establishment', () => {
  it.each(examples)('$title', ({ set = {}, facts = {}, refusal, basis }) => {
    const { capitalWan = 100, ...rest } = set
    const made = checkEstablishment(
      {
        name: '玉衡县恒川木业有限公司',
        typeCode: '1130',
        category: 'ENT_DOMESTIC',
        capitalFen: capitalWan === null ? null : BigInt(capitalWan) * 1_000_000n,
        currency: 'CNY',
        rate: null,
        establishedOn: day('2021-06-01'),
        licenceOn: day('2021-06-01'),
        termFrom: null,
        termTo: null,
        members: null,
        farmers: null,
        shareholders: 2,
        confirmed: false,
        externalNo: null,
        ...rest,
      },
      {
        today: day('2021-12-05'),
        law,
        upstairs: false,
        codeFault: '',
        codeMismatch: undefined,
        codeTaken: false,
        nameTaken: false,
        existingStations: new Set(['01']),
        stationCode: '01',
        ...facts,
      },
    )
    expect(made?.code ?? null).toBe(refusal === null ? null : `entity.register.${refusal}`)
    if (basis) expect(made?.basis).toBe(basis)
    if (made) expect(made.message).toMatch(/[。]$/)
  })
})

describe('small rules', () => {
  it('tells the state of a start-up by its days', () => {
    const c = { dueOn: day('2021-06-02'), endedOn: day('2021-06-02') }
    expect(startupState(c, day('2021-06-01'))).toBe('OPEN')
    expect(startupState(c, day('2021-06-02'))).toBe('ON_TIME')
    expect(startupState({ ...c, endedOn: null }, day('2021-06-02'))).toBe('OPEN')
    expect(startupState({ ...c, endedOn: null }, day('2021-06-03'))).toBe('OVERDUE')
    expect(startupState({ ...c, endedOn: day('2021-06-03') }, day('2021-06-03'))).toBe('LATE')
  })

  it('converts currency half up to the fen', () => {
    expect(inRmb(100n, 6.5)).toBe(650n)
    expect(inRmb(1n, 0.5)).toBe(1n)
    expect(inRmb(1n, 0.499999)).toBe(0n)
  })

  it('ends a suspension after three years, from the day the law is in force', () => {
    expect(suspensionLimit(day('2022-03-01'), law)).toBe('2025-03-01')
    expect(() => suspensionLimit(day('2022-02-28'), law)).toThrow('没有可用的规定')
  })
})
