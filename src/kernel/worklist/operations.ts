import { notFound } from '#platform/errors/refusal.ts'
import type { Input } from '#platform/contract/operation.ts'
import { appendJournal } from '#kernel/journal/append.ts'
import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { getWorklist, linesPrinted, linesShown, listWorklists, printWorklist } from './contract.ts'
import type { Worklist } from './declare.ts'
import { type WorklistLine, dayOf, placeName, worklistGroups, worklistLines, worklistTotals } from './views.ts'

interface Listed {
  list: Worklist
  business: string
}

/** Lists of the businesses whose records the caller may read. */
const readable = (call: Call): Listed[] =>
  call.house.businesses.flatMap((b) =>
    (b.worklists ?? []).flatMap((list) =>
      call.reachOf(list.reading) === undefined ? [] : [{ list, business: b.title }],
    ),
  )

/** One of them; one that the caller may not read answers like one that is not there. */
function listed(call: Call, id: string): Listed {
  const found = readable(call).find((x) => x.list.id === id)
  if (!found) throw notFound('这张清单')
  return found
}

const lookAt = (call: Call) => ({ today: call.today, law: call.house.law })

export const worklistOperations: readonly Handled[] = [
  handle(listWorklists, async (call) => ({
    lists: await Promise.all(
      readable(call).map(async ({ list, business }) => ({
        id: list.id,
        title: list.title,
        business,
        ahead: list.ahead,
        ...(await call.read((q) => worklistTotals(q, list, dayOf(list, lookAt(call))))),
      })),
    ),
  })),
  handle(getWorklist, async (call, input) => {
    const { list, business } = listed(call, input.id)
    const d = dayOf(list, lookAt(call), input.until)
    const part = { unit: input.unit, town: input.town }
    return await call.read(async (q) => {
      const [rows, groups, totals, place] = await Promise.all([
        worklistLines(q, list, d, part, { after: input.after, limit: linesShown + 1 }),
        worklistGroups(q, list, d),
        worklistTotals(q, list, d, part),
        placeName(q, part, call.today),
      ])
      const shown = rows.slice(0, linesShown)
      return {
        title: list.title,
        business,
        until: d.until,
        total: totals.count,
        rows: shown.map((r) => lineOf(call, list, r, r.phoneMasked)),
        next: rows.length > linesShown ? shown.at(-1)!.key : null,
        groups,
        notice: list.notice({ place: place ?? '全县', count: totals.count, first: totals.first, today: call.today }),
      }
    })
  }),
  handle(printWorklist, withPhones),
]

const lineOf = (call: Call, list: Worklist, r: WorklistLine, phone: string | null) => ({
  key: r.key,
  party: { id: r.partyId, name: r.name, code: r.code },
  address: r.address,
  unitName: r.unitName,
  townName: r.townName,
  contact: r.contact,
  phone,
  due: r.due,
  overdue: r.due < call.today,
  text: list.text(r.said),
  page: list.page === null ? null : `${list.page}/${r.recordId}`,
})

/**
 * The first lines of a list, in the order of the sheet, with telephone numbers in full. Entry and reading are one transaction:
 * without the entry nobody sees a number. A number of which only the masked form came here stays masked.
 */
async function withPhones(call: Call, input: Input<typeof printWorklist>) {
  const { list } = listed(call, input.id)
  const d = dayOf(list, lookAt(call), input.until)
  return await call.write(async (tx) => {
    const rows = await worklistLines(tx, list, d, input, { limit: linesPrinted })
    const opened = rows.filter((r) => r.phoneSealed !== null)
    if (opened.length > 0)
      await appendJournal(
        tx,
        tx.at,
        { ...tx.act, note: `${list.title}：${input.reason}` },
        {
          subject: 'party_contact',
          action: 'read-personal',
          recordIds: opened.map((r) => r.contactId!),
          versions: [],
          digests: [],
          changes: opened.map((r) => ({ id: r.contactId!, field: '电话' })),
        },
      )
    return {
      rows: rows.map((r) =>
        lineOf(call, list, r, r.phoneSealed === null ? r.phoneMasked : call.keys.open(r.phoneSealed)),
      ),
    }
  })
}
