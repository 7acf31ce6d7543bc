/**
 * Sentences that a business gives to the report: text with slots for figures. A slot prints the number and, for growth, the
 * words around it (同比增长、同比下降、同比持平); a figure that cannot be computed prints a dash, never 0.
 */
export type Part =
  | string
  | { figure: string; /** 余, 多: round down and say so. */ floor?: boolean }
  | { growth: string }
  | { term: 'market-entity' }

export interface Sentence {
  /** Chapter, `1.1`. */
  section: string
  /** Place inside the chapter: sentences of all businesses are sorted by it. */
  order: number
  /** Starts a new 一是／二是 item with this bold lead. */
  lead?: string
  parts: readonly Part[]
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
