import { type Queryable, type Scope, sql } from '#platform/db/database.ts'
import { gatheringSection } from '#kernel/gathering/party-section.ts'
import { checkSection } from '#kernel/inspection/party-section.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { messageContact as m } from '#kernel/message/tables.ts'
import { contactChannels, contactResults } from '#kernel/message/terms.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { DossierDay, PartySection, PartyWarning } from './declare.ts'
import { type PartyRecord, type Place, countRecords, partyRecords } from './relation.ts'

/** A section that the caller may see, as far as he may. */
export interface SeenSection extends PartySection {
  business: string
  scope: Scope
}

/** What the kernel itself knows of a party. */
const contacts: PartySection = {
  title: '联系',
  reading: 'message.read',
  records: [
    {
      id: 'message.contact',
      title: '联系记录',
      page: null,
      rows: () => ({
        of: m,
        party: m.partyId,
        day: m.happenedOn,
        said: [m.channel, m.purpose, m.result, m.targetMasked, m.staffName, m.content],
        from: sql`from ${asKnownNow.at(m)}`,
      }),
      text: ([channel, purpose, result, target, staff, content]) =>
        [
          `${contactChannels[channel as keyof typeof contactChannels]}${target ? ` ${target}` : ''}：${purpose}`,
          contactResults[result as keyof typeof contactResults],
          staff,
          content,
        ]
          .filter(Boolean)
          .join('，'),
    },
  ],
}

const ownSections = { message: contacts, gathering: gatheringSection, check: checkSection } as const

/** The sections of this house that the caller may read, each in the scope that its permission gives him. */
export function seenSections(call: Call): SeenSection[] {
  const all = [
    ...call.house.businesses.flatMap((b) => (b.partySection ? [{ business: b.id, section: b.partySection }] : [])),
    ...Object.entries(ownSections).map(([business, section]) => ({ business, section })),
  ]
  return all.flatMap(({ business, section }) => {
    const reach = call.reachOf(section.reading)
    return reach ? [{ ...section, business, scope: reach.scope }] : []
  })
}

export const dossierDay = (call: Call): DossierDay => ({ today: call.today, law: call.house.law })

/** Asks sections together where they are seen alike. One that fails must not sink the others: it is named in `failed`. */
async function askSections<T>(
  call: Call,
  sections: readonly SeenSection[],
  ask: (q: Queryable, some: readonly SeenSection[]) => Promise<T>,
): Promise<{ answers: T[]; failed: string[] }> {
  const answers: T[] = []
  const failed: string[] = []
  for (const group of Map.groupBy(sections, (s) => JSON.stringify(s.scope)).values()) {
    const { scope } = group[0]!
    const together = await call.db.read(scope, (q) => ask(q, group)).catch(() => undefined)
    if (together !== undefined) {
      answers.push(together)
      continue
    }
    for (const one of group) {
      try {
        answers.push(await call.db.read(scope, (q) => ask(q, [one])))
      } catch (fault) {
        call.fault(fault)
        failed.push(one.title)
      }
    }
  }
  return { answers, failed }
}

/** Records of a party over these sections, the newest first. */
export async function recordsOf(
  call: Call,
  sections: readonly SeenSection[],
  partyId: string,
  cut: { papers: boolean; after?: Place; limit: number },
): Promise<{ records: (PartyRecord & { place: Place; section: SeenSection })[]; failed: string[] }> {
  const { answers, failed } = await askSections(call, sections, async (q, some) => {
    const found = await partyRecords(
      q,
      some.flatMap((s) => s.records),
      partyId,
      dossierDay(call),
      cut,
    )
    const sectionOf = new Map(some.flatMap((s) => s.records.map((r) => [r.id, s])))
    return found.map((r) => ({ ...r, section: sectionOf.get(r.kind)! }))
  })
  const records = answers.flat().toSorted((a, b) => compare(b.place, a.place))
  return { records: records.slice(0, cut.limit), failed }
}

/** Order of places, as the database has it: by day, then kind, then id. */
const compare = (a: Place, b: Place): number => {
  const [x, y] = [a, b].map((p) => [p.day, p.kind, p.id].join('\n')) as [string, string]
  return x < y ? -1 : x > y ? 1 : 0
}

/** How many records each section has of a party, and how many documents. */
export async function countsOf(call: Call, sections: readonly SeenSection[], partyId: string) {
  const { answers, failed } = await askSections(call, sections, (q, some) =>
    countRecords(
      q,
      some.flatMap((s) => s.records),
      partyId,
      dossierDay(call),
    ),
  )
  const counts = new Map(answers.flatMap((a) => [...a.kinds]))
  return {
    tabs: sections
      .map((s) => ({
        business: s.business,
        title: s.title,
        count: s.records.reduce((n, r) => n + (counts.get(r.id) ?? 0), 0),
      }))
      .filter((t) => t.count > 0),
    papers: answers.reduce((n, a) => n + a.papers, 0),
    failed,
  }
}

/** What has to be minded about a party, the gravest first. */
export async function warningsOf(
  call: Call,
  sections: readonly SeenSection[],
  partyId: string,
): Promise<{ warnings: (PartyWarning & { business: string })[]; failed: string[] }> {
  const warning = sections.filter((s) => s.warnings)
  const { answers, failed } = await askSections(call, warning, async (q, some) => {
    const found: (PartyWarning & { business: string })[] = []
    for (const s of some)
      for (const w of await s.warnings!(q, partyId, dossierDay(call))) found.push({ ...w, business: s.title })
    return found
  })
  const grave = (w: PartyWarning): number => (w.tone === 'red' ? 0 : 1)
  return {
    warnings: answers.flat().toSorted((a, b) => grave(a) - grave(b) || (b.day ?? '').localeCompare(a.day ?? '')),
    failed,
  }
}
