import { allows } from '#platform/auth/roles.ts'
import { dossierDay, seenSections } from '#kernel/dossier/sections.ts'
import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { listParties } from '#kernel/party/contract.ts'
import { type HitGroup, findByPhone, hitGroups, searchAll } from './contract.ts'
import { type FoundNumber, findNumbers } from './numbers.ts'
import { findParties } from './parties.ts'
import { canBePerson, findPeople } from './people.ts'
import { canBePhone, contactsByPhone } from './phone.ts'

/** Lines of one group that are shown; one more is asked for to know whether there are more. */
const shown = 8
const shownByPhone = 50

interface Hit {
  key: string
  title: string
  note: string
  matched: string
  page: string | null
}

export const searchOperations: readonly Handled[] = [
  handle(searchAll, async (call, { q }) => {
    const found: [HitGroup, Hit[]][] = []
    const parties = call.reachOf(listParties.permission)
    if (parties) {
      const rows = await call.db.read(parties.scope, (x) => findParties(x, q, shown + 1))
      found.push(['party', rows.map((p) => hit(p.id, p.name, p.code, p.matched, `/parties/${p.id}`))])
      if (canBePerson(q)) {
        const people = await call.db.read(parties.scope, (x) => findPeople(x, q, shown + 1))
        found.push(['person', people.map((p) => hit(p.id, p.person, p.party, p.role, `/parties/${p.partyId}`))])
      }
    }
    found.push(['number', (await numbers(call, q)).map(ofNumber)])
    return {
      groups: found
        .filter(([, hits]) => hits.length > 0)
        .map(([group, hits]) => ({
          group,
          title: hitGroups[group],
          hits: hits.slice(0, shown),
          more: hits.length > shown,
        })),
      phone: canBePhone(q) && allows(call.actor.permissions, findByPhone.permission),
    }
  }),
  handle(findByPhone, async (call, { phone }) => {
    const found = await contactsByPhone(call, phone, shownByPhone + 1)
    return {
      hits: found
        .slice(0, shownByPhone)
        .map((f) =>
          hit(f.id, f.party, f.phone ?? '', [f.role, f.person].filter(Boolean).join(' '), `/parties/${f.partyId}`),
        ),
      more: found.length > shownByPhone,
    }
  }),
]

const hit = (key: string, title: string, note: string, matched: string, page: string | null): Hit => ({
  key,
  title,
  note,
  matched,
  page,
})

const ofNumber = (n: FoundNumber): Hit =>
  hit(`${n.kind} ${n.id} ${n.title}`, n.party === null ? n.text : `${n.party}　${n.text}`, n.number, n.title, n.page)

/** Records by number, each kind as far as the caller may see it. */
async function numbers(call: Call, q: string): Promise<FoundNumber[]> {
  const found: FoundNumber[] = []
  for (const group of Map.groupBy(seenSections(call), (s) => JSON.stringify(s.scope)).values()) {
    const kinds = group.flatMap((s) => s.records)
    found.push(...(await call.db.read(group[0]!.scope, (x) => findNumbers(x, kinds, q, dossierDay(call), shown + 1))))
  }
  return found.toSorted((a, b) => a.number.length - b.number.length || (a.number < b.number ? -1 : 1))
}
