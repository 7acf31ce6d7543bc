import { randomBytes } from 'node:crypto'
import { today } from '#platform/clock/clock.ts'
import { keysOf } from '#platform/crypto/keys.ts'
import { catalogue } from '#kernel/indicator/catalogue.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { Business, Call } from '#kernel/manifest/business.ts'
import { engineLaw } from '#kernel/manifest/engines.ts'
import { layoutsOf } from '#kernel/manifest/layouts.ts'
import { actedAlone } from '#kernel/workflow/people.ts'
import { type TestDatabase, countyScope } from './database.ts'

const keys = keysOf(randomBytes(32), 'unused')
const clerk = { id: 'clerk', name: '赵安' }

/** A call of a clerk of the whole county, in a house of this one business. */
export function callIn(t: TestDatabase, business: Business): Call {
  return {
    db: t.db,
    scope: countyScope,
    actor: { ...clerk, role: 'clerk', roleTitle: '经办', permissions: ['*'] },
    acted: actedAlone(clerk),
    keys,
    reachOf: () => ({ scope: countyScope, behalf: [] }),
    demand: () => undefined,
    clock: t.clock,
    today: today(t.clock),
    house: {
      businesses: [business],
      catalogue: catalogue([]),
      law: new LawBook([...engineLaw, ...(business.law ?? [])]),
      layouts: layoutsOf([business]),
      title: (id) => id,
    },
    bureauName: '玉衡县市场监督管理局',
    read: (work) => t.db.read(countyScope, work),
    write: (work) => t.write(work),
    fault: (error) => {
      throw error
    },
  }
}
