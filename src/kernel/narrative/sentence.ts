import type { Queryable } from '#platform/db/database.ts'
import type { Day } from '#platform/clock/day.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Catalogue } from '#kernel/indicator/catalogue.ts'
import type { Figure } from '#kernel/indicator/evaluate.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { Reading } from '#kernel/record/reading.ts'

/**
 * Sentences that a business gives to the report: text with slots for figures. A slot prints the number and, for growth, the
 * words around it (同比增长、同比下降、同比持平); a figure that cannot be computed prints a dash, never 0.
 */
export type Part =
  | string
  | { figure: string; /** 余, 多: round down and say so. */ floor?: boolean }
  | { growth: string }
  | { term: 'market-entity' }
  | { /** Rule that must hold for the words to stand: a claim, `C06`. */ claim: string; says: string }

export interface Sentence {
  /** Chapter, `1.1`. */
  section: string
  /** Place inside the chapter: sentences of all businesses are sorted by it. */
  order: number
  /** Starts a new 一是／二是 item with this bold lead. */
  lead?: string
  parts: readonly Part[]
}

/** What a passage may look at: the ledgers as of a day, as known on a day. */
export interface PassageContext {
  q: Queryable
  reading: Reading
  asOf: Day
  knownOn?: Day
  catalogue: Catalogue
  law: LawBook
  /** A figure of the report's day; nothing where its business is not installed. */
  figure(id: string): Promise<Figure | undefined>
  /** Opens months of birth for the age structure; absent where nobody may. */
  keys?: Pick<Keys, 'open'>
}

/** A paragraph that is written from facts: what a sentence with slots cannot say (difficulties, the plan of the next year). */
export interface Passage {
  section: string
  order: number
  /** The paragraphs, each with its bold lead; none where the facts give nothing to say. */
  write(c: PassageContext): Promise<readonly { lead?: string; parts: readonly Part[] }[]>
}

/** `sentence\`我县…${fig('entities.active.count')}户\`` as parts. */
export function parts(strings: TemplateStringsArray, ...slots: Exclude<Part, string>[]): Part[] {
  const made: Part[] = []
  strings.forEach((text, i) => {
    if (text) made.push(text)
    const slot = slots[i]
    if (slot) made.push(slot)
  })
  return made
}

export const fig = (figure: string): Part & object => ({ figure })
export const floorFig = (figure: string): Part & object => ({ figure, floor: true })
export const growthOf = (figure: string): Part & object => ({ growth: figure })
/** 市场主体 in documents up to 2022, 经营主体 after: the word of the report's day. */
export const marketEntity: Part & object = { term: 'market-entity' }
/** Words that stand only while a claim holds: red in the working copy and absent from the clean one when it does not. */
export const claimed = (claim: string, says: string): Part & object => ({ claim, says })
