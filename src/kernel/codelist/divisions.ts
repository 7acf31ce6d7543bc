import { codeNames } from './csv-data.ts'

/** An administrative division of the GB/T 2260 snapshot. */
export interface Division {
  /** Six digits; a province ends in 0000, a city in 00. */
  code: string
  level: 'province' | 'city' | 'county'
  name: string
  /** With the names above it, `广西壮族自治区柳州市鹿寨县`; group names such as 市辖区 are left out in the middle. */
  fullName: string
}

let names: Map<string, string> | undefined

/** Names of the snapshot by code of 2, 4 or 6 digits, read once. */
function load(): Map<string, string> {
  names ??= new Map(codeNames('divisions.csv'))
  return names
}

const groupName = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/

/**
 * The division of a code of 2, 4, 6, 9 or 12 digits (of longer ones the county). Undefined when today's snapshot does not hold it: it may be
 * abolished, not yet included or of another authority, so that is a reason to warn and never to refuse. `…01` under a city is its 市辖区.
 */
export function findDivision(code: string): Division | undefined {
  if (!/^\d{2}(?:\d{2}|\d{4}|\d{7}|\d{10})?$/.test(code)) return undefined
  const all = load()
  const six = code.slice(0, 6).padEnd(6, '0')
  const province = all.get(six.slice(0, 2))
  if (province === undefined) return undefined
  if (six.endsWith('0000')) return { code: six, level: 'province', name: province, fullName: province }
  const city = all.get(six.slice(0, 4))
  const inCity = city === undefined || groupName.test(city) ? province : province + city
  if (six.endsWith('00'))
    return city === undefined ? undefined : { code: six, level: 'city', name: city, fullName: inCity }
  const county =
    all.get(six) ?? (six.endsWith('01') && city !== undefined && !groupName.test(city) ? '市辖区' : undefined)
  return county === undefined ? undefined : { code: six, level: 'county', name: county, fullName: inCity + county }
}

const known = new Map<string, boolean>()

/** Whether the snapshot holds this six-digit code; remembered, for checking codes in bulk. */
export function divisionKnown(code: string): boolean {
  let answer = known.get(code)
  if (answer === undefined) {
    answer = findDivision(code) !== undefined
    // At most a million six-digit codes could come; real files hold a few thousand.
    if (known.size < 20_000) known.set(code, answer)
  }
  return answer
}
