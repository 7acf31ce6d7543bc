import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { isContrast, isTerm, meaningOf, terms } from './lexicon.ts'

let loaded: Jieba | undefined

/** Loaded at the first use (about 0.3 s) and kept. */
function segmenter(): Jieba {
  if (!loaded) {
    loaded = Jieba.withDict(dict)
    loaded.loadDict(Buffer.from(terms.map((t) => `${t} 1000000 n`).join('\n')))
  }
  return loaded
}

/** A word that carries meaning. */
export interface Token {
  word: string
  noun: boolean
  /** Turns a figure into another: 注销, 去年, 未. */
  contrast: boolean
  /** Stands in a phrase with 为 or 向: for whom, not what. */
  aside: boolean
}

/** Tags of words that are seldom about the figure: adverbs, numbers, measure words, places, times, pronouns, particles. */
const idleTag = /^(?:d|m|q|p|c|u|r|f|x|w|y|e|o|t|ns|nr|zg|k)/

/** Terms that open what is said of something although the segmenter may call them nouns. */
const predicates = new Set(
  '列入 标记 标记为 标注 载入 纳入 移出 公示 公开 刻章 刻制 免费 抽取 检查 抽查 列异 核发 发放 办结 年报 新增 恢复 享受 赠送 发送'.split(
    ' ',
  ),
)

/** Who writes says nothing of the figure, and with whom they went only that they went together. */
const ourselves = /[县市区]?市场监(?:管|督管理)(?:局|部门|系统)|[县市区]?市监局/g
const partners = /(?:会同|联合|协同)[^，。；]{1,40}?(?:部门|单位|局|委)/g
/** 上级派发和本级发起: from wherever they come. */
const origins = /上级[^，。；]{0,4}(?:和|及|与|、|或)[^，。；]{0,3}(?:本级|自行|自主)/g

/** The words of a text that carry meaning, in order. */
export function tokensOf(text: string): Token[] {
  const clean = text
    .normalize('NFKC')
    .replace(ourselves, ' ')
    .replace(partners, ' 联合 ')
    .replace(origins, ' ')
    .replace(/(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少)[到至]/g, ' ')
    .replace(/率(?=[为达约在])/g, '率 ')
    .replace(/[^\p{Script=Han}A-Za-z0-9]+/gu, ' ')
  const made: Token[] = []
  let aside = false
  for (const { word, tag } of segmenter().tag(clean, true)) {
    if (word.trim() === '' || /^[\dXx×_]+$|^[A-Za-z]$/.test(word)) continue
    if (/^[为给向]$/.test(word)) aside = true
    else if (predicates.has(word) || /^v$/.test(tag)) aside = false
    const noun = /^(?:n|vn|an|b|j|l|i|s)/.test(tag) || isTerm(word)
    if (!isTerm(word) && !isContrast(word) && idleTag.test(tag)) continue
    for (const meant of meaningOf(word)) made.push({ word: meant, noun, contrast: isContrast(meant), aside })
  }
  return made
}

/** The words only, for the names in the dictionary. */
export const wordsOf = (text: string): string[] => [...new Set(tokensOf(text).map((t) => t.word))]

/** Length of the noun that a phrase begins with: up to its first verb; 0 where it begins with one. */
export function nounPrefix(text: string): number {
  let length = 0
  for (const { word, tag } of segmenter().tag(text, true)) {
    if (predicates.has(word) || (!isTerm(word) && /^(?:v$|vd|p|d)/.test(tag))) return length
    length += word.length
  }
  return length
}
