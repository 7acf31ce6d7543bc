import type { EntityCategory } from '#kernel/party/terms.ts'
import { entityTypeRows, entityTypeSynonyms } from './entity-type-rows.ts'

/** A type of market entity (企业类型代码, four digits, data standard of the market regulation system). */
export interface EntityType {
  code: string
  label: string
  /** False: label from knowledge, to be checked by the bureau. */
  verified: boolean
}

const types: ReadonlyMap<string, EntityType> = new Map(
  entityTypeRows.map(([code, label, doubt]) => [code, { code, label, verified: doubt !== 'unverified' }]),
)

/** Every known type, by code. */
export const entityTypes = (): EntityType[] => [...types.values()]

/** The type of a code; undefined when the list does not hold it. */
export const findEntityType = (code: string): EntityType | undefined => types.get(code)

/** The label of a code for screens and files; the code itself where it is unknown. */
export const entityTypeLabel = (code: string): string => types.get(code)?.label ?? code

/**
 * The category that every figure uses (内资、外资、合作社、个体、代表机构), by the leading digits of the code alone, never by the name. Undefined for
 * 9900 其他, natural persons and what is no type code.
 */
export function categoryOfType(code: string): EntityCategory | undefined {
  if (!/^\d{4}$/.test(code)) return undefined
  if (code.startsWith('72')) return 'REP_OFFICE'
  if (/^9[12]/.test(code)) return 'COOP'
  if (code.startsWith('95')) return 'INDIVIDUAL'
  if (/^[567]/.test(code)) return 'ENT_FOREIGN'
  return /^[1-4]/.test(code) ? 'ENT_DOMESTIC' : undefined
}

/** Whether the type is that of a branch, which brings no capital of its own. */
export const isBranchType = (code: string): boolean => /^(?:2|58|68|71|92)/.test(code) || /^(?:43|455|456)/.test(code)

/** Types counted as 私营企业 by default; statistics practice from knowledge, a bureau may set its own list. Dossier section 1.3. */
export const privateTypeCodes: readonly string[] =
  '1130 1151 1152 1212 1222 4530 4531 4532 4533 4540 2130 2151 2152 2212 2222 4550 4551 4552 4553 4560'.split(' ')

/** A label without what its spellings differ in: brackets, separators, spaces, 的, the order of 台港澳. */
const key = (label: string): string =>
  label
    .normalize('NFKC')
    .replace(/[\s()[\]【】〔〕{}、,;/·.\-—:]/g, '')
    .replace(/的/g, '')
    .replace(/港澳台|香港澳门台湾/g, '台港澳')

const byLabel: ReadonlyMap<string, string> = new Map([
  ...entityTypeRows.map(([code, label]) => [key(label), code] as const),
  ...entityTypeSynonyms.map(([label, code]) => [key(label), code] as const),
])

/** Words that decide where no label fits whole, the first that fits. The general code of the group: what kind of control is not known. */
const byWords: readonly (readonly [words: RegExp, code: string])[] = [
  [/个体/, '9500'],
  [/(?:合作社|合作经济组织).*分/, '9200'],
  [/合作社|合作经济组织/, '9100'],
  [/常驻代表/, '7200'],
  [/台港澳.*(?:分公司|分支|办事处)/, '6800'],
  [/(?:外商|外国|中外|外资).*(?:分公司|分支|办事处)/, '5800'],
  [/台港澳.*合伙|合伙.*台港澳/, '6400'],
  [/(?:外商|外国|中外).*合伙|合伙.*(?:外商|外国|中外)/, '5400'],
  [/股份.*台港澳|台港澳.*股份/, '6200'],
  [/有限(?:责任)?公司.*台港澳|台港澳.*有限/, '6100'],
  [/股份.*外商投资企业(?:投资|合资)/, '1200'],
  [/外商投资企业(?:投资|合资|法人独资|与内资)/, '1120'],
  [/股份.*(?:外商|外国|中外)|(?:外商|外国|中外).*股份/, '5200'],
  [/外商|外国|中外|外资/, '5000'],
  [/台港澳/, '6000'],
  [/个人独资.*分/, '4560'],
  [/个人独资/, '4540'],
  [/合伙.*分/, '4550'],
  [/特殊普通合伙/, '4532'],
  [/普通合伙/, '4531'],
  [/有限合伙/, '4533'],
  [/合伙/, '4530'],
  [/股份.*分公司/, '2200'],
  [/有限(?:责任)?公司.*分公司/, '2100'],
  [/分公司/, '2000'],
  [/股份合作/, '3400'],
  [/股份(?:有限)?公司/, '1200'],
  [/有限(?:责任)?公司/, '1100'],
  [/(?:全民|国有|集体).*分支/, '4300'],
  [/全民|国有/, '3100'],
  [/集体/, '3200'],
  [/联营/, '3500'],
]

/** The type that a cell means. `exact` false: only its group could be told from the words, ask for the code. */
export interface RecognisedType {
  code: string
  exact: boolean
}

/**
 * The type code behind what an export writes in its type column: the code, the label in its usual spellings, or a code with a label. Undefined when the
 * words say nothing of the type.
 */
export function recogniseEntityType(text: string): RecognisedType | undefined {
  const wanted = key(text)
  const coded = /^(\d{4})(?!\d)|(?<!\d)(\d{4})$/.exec(wanted)
  const written = coded?.[1] ?? coded?.[2]
  if (written !== undefined && types.has(written)) return { code: written, exact: true }
  const labelled = byLabel.get(wanted)
  if (labelled !== undefined) return { code: labelled, exact: true }
  // 有限责任公司(自然人投资或控股)(1130) and the like have been read above; here no code is written, only words.
  const guessed = byWords.find(([words]) => words.test(wanted))
  return guessed && { code: guessed[1], exact: false }
}

const kindOfCategory: Readonly<Partial<Record<EntityCategory, string>>> = { INDIVIDUAL: '2', COOP: '3' }

/** A warning when a unified code of department 9 was given to another kind of party than the type says (92… with 1130); undefined when they agree. */
export function typeMismatch(unifiedCode: string, typeCode: string): string | undefined {
  const category = categoryOfType(typeCode)
  if (!unifiedCode.startsWith('9') || unifiedCode.length !== 18 || category === undefined) return undefined
  const expected = kindOfCategory[category] ?? '1'
  // Kind 9 其他 says nothing.
  if (unifiedCode[1] === expected || unifiedCode[1] === '9') return undefined
  return `统一社会信用代码第 2 位是“${unifiedCode[1]}”，与类型 ${typeCode} ${entityTypeLabel(typeCode)}（应为“${expected}”）不符。`
}
