import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { changeTally, dropTally, enterTally, getTally, listTallies } from './contract.ts'
import { change, drop, enter } from './service.ts'
import { tallyDetail, tallyList } from './views.ts'

/** Figures that add the entries of a subject. */
const figuresOf = (call: Call, subject: string | null) =>
  call.house.catalogue.indicators
    .filter((i) => subject !== null && (i.kind === 'events' || i.kind === 'sum') && i.tally === subject)
    .map(({ id, name, unit }) => ({ id, name, unit }))

export const tallyOperations: readonly Handled[] = [
  handle(listTallies, (call, input) => call.read((q) => tallyList(q, input))),
  handle(getTally, async (call, { id }) => {
    const row = await call.read((q) => tallyDetail(q, id))
    return { ...row, figures: figuresOf(call, row.subject) }
  }),
  handle(enterTally, enter),
  handle(changeTally, change),
  handle(dropTally, drop),
]
