import { day } from '#platform/clock/day.ts'
import type { TestDatabase } from './database.ts'
import { countyScope } from './database.ts'
import { type Catalogue, catalogue } from '#kernel/indicator/catalogue.ts'
import { type Figure, type IndicatorContext, evaluate } from '#kernel/indicator/evaluate.ts'
import { type RuleResult, checkRules } from '#kernel/indicator/check-rules.ts'
import { type FigureRow, type RowsAsk, figureRows } from '#kernel/indicator/rows.ts'
import { coverage } from '#kernel/indicator/tables.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { Bridge, Business } from '#kernel/manifest/business.ts'
import { type NewParty, registerParties } from '#kernel/party/register.ts'
import { insertRows } from '#kernel/record/write.ts'

/** Figures of some businesses, and of bridges between them, on a test database. */
export function figuresOf(t: TestDatabase, businesses: readonly Business[], bridges: readonly Bridge[] = []) {
  const made: Catalogue = catalogue([
    ...businesses.map((b) => ({
      business: b.id,
      indicators: b.indicators ?? [],
      rules: b.rules ?? [],
      tallySubjects: b.tallySubjects,
    })),
    ...bridges.map((b) => ({ business: b.id, indicators: b.indicators ?? [], rules: b.rules ?? [] })),
  ])
  const context: IndicatorContext = {
    catalogue: made,
    law: new LawBook(businesses.flatMap((b) => b.law ?? [])),
    title: (id) => businesses.find((b) => b.id === id)?.title ?? id,
  }
  return {
    context,
    /** Declares ledgers complete from a day on. */
    covered: (names: readonly string[], from = '2018-01-01') =>
      t.write((tx) =>
        insertRows(
          tx,
          coverage,
          names.map((business) => ({ business, completeFrom: day(from) })),
        ),
      ),
    figure: async (id: string, asOf: string, knownOn?: string): Promise<Figure> =>
      (
        await t.db.read(countyScope, (q) =>
          evaluate(q, context, [id], { asOf: day(asOf), knownOn: knownOn ? day(knownOn) : undefined }),
        )
      ).get(id)!,
    rows: (id: string, ask: Omit<RowsAsk, 'asOf'> & { asOf: string }): Promise<FigureRow[]> =>
      t.db.read(countyScope, (q) => figureRows(q, context, id, { ...ask, asOf: day(ask.asOf), limit: 10_000 })),
    rule: async (id: string, asOf: string): Promise<RuleResult> =>
      (
        await t.db.read(countyScope, (q) =>
          checkRules(
            q,
            context,
            { asOf: day(asOf) },
            made.rules.filter((r) => r.id === id),
          ),
        )
      )[0]!,
  }
}

/** A party with the periods it starts with; everything invented. */
export function someParty(
  name: string,
  code: string,
  set: {
    from?: string
    typeCode?: string
    category?: NonNullable<NewParty['class']>['category']
    station?: string
  } = {},
): NewParty {
  const from = day(set.from ?? '2019-05-06')
  return {
    row: { kind: 'entity', name, code, codeKind: 'uscc', codeValid: true },
    state: { state: 'ACTIVE', fromDay: from },
    class: { typeCode: set.typeCode ?? '1130', category: set.category ?? 'ENT_DOMESTIC', fromDay: from },
    station: { unitCode: set.station ?? '01', fromDay: from },
  }
}

export const putParties = (t: TestDatabase, parties: readonly NewParty[]): Promise<string[]> =>
  t.write((tx) => registerParties(tx, parties))
