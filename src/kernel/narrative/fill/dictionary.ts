import type { Catalogue } from '#kernel/indicator/catalogue.ts'

/** What the matcher knows of a figure: its names, how it counts, and which figures hang together. */
export interface DictionaryEntry {
  id: string
  name: string
  synonyms: readonly string[]
  unit: string
  counting: 'distinct' | 'events' | 'sum' | 'ratio' | 'growth' | 'constant' | 'bound'
  section: string
  sectionTitle: string
  numerator?: string
  denominator?: string
  /** The figure that a growth belongs to. */
  of?: string
  /** The figure that this is a part of (其中). */
  partOf?: string
  /** Stands behind a rate, seldom printed: bound only when named outright. */
  helper?: boolean
}

/** The dictionary of everything that is installed. */
export function dictionaryOf(catalogue: Catalogue, sectionTitles: Readonly<Record<string, string>>): DictionaryEntry[] {
  return catalogue.indicators.map((i) => ({
    id: i.id,
    name: i.name,
    synonyms: i.synonyms ?? [],
    unit: i.unit,
    counting: i.kind,
    section: i.section,
    sectionTitle: sectionTitles[i.section] ?? '',
    partOf: i.partOf,
    helper: i.helper,
    ...(i.kind === 'ratio' ? { numerator: i.numerator.id, denominator: i.denominator.id } : {}),
    ...(i.kind === 'growth' ? { of: i.of.id } : {}),
  }))
}
