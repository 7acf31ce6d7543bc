import { contrasting, idleWords, meanings } from './vocabulary.ts'

/**
 * Sets of words of which a clause means one. `inherits`: a clause without any takes the nearest before it in the sentence.
 * `strict`: a figure that knows none of them is not meant where one stands.
 */
export const exclusive: readonly { words: ReadonlySet<string>; inherits: boolean; strict: boolean }[] = [
  { words: new Set(['存续', '新增', '注销', '净增', '迁入']), inherits: true, strict: false },
  { words: new Set(['列入', '移出', '恢复', '修复']), inherits: true, strict: false },
  { words: new Set(['市场主体', '企业', '合作社', '个体']), inherits: true, strict: false },
  { words: new Set(['行政处罚', '行政许可', '抽检']), inherits: false, strict: false },
  { words: new Set(['公示', '办理', '作出', '受理', '查办', '下达', '推送']), inherits: true, strict: false },
  { words: new Set(['联合']), inherits: true, strict: true },
  { words: new Set(['私营']), inherits: false, strict: true },
]

/** Kinds that are added up: where a clause names one, the others are not of it although they stand beside it. */
export const kinds: ReadonlySet<string> = new Set(['食品经营', '小餐饮', '小作坊'])

export const terms: readonly string[] = Object.keys(meanings)
const idle = new Set(idleWords.split(' '))
const contrasts = new Set(contrasting.split(' '))

/** What a cut word stands for; empty where it says nothing. */
export function meaningOf(word: string): readonly string[] {
  const meant = meanings[word]
  if (meant !== undefined) return meant === '' ? [] : meant.split(' ')
  if (idle.has(word)) return word === '率' ? ['率'] : []
  const rate = /^(.+)率$/.exec(word)
  if (rate) return [...meaningOf(rate[1]!), '率']
  return [word]
}

/** 涉及检查对象X家: involved, which is not to say drawn or checked. */
export const isVague = (word: string): boolean => word === '涉及' || word === '相关' || word === '有关'
export const isContrast = (word: string): boolean => contrasts.has(word)
export const isTerm = (word: string): boolean => word in meanings
