import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { codeIn, plain, reversed, searchGrams, startsWith } from '#kernel/party/field.ts'

/** A party that was found, and why. */
export interface FoundParty {
  id: string
  name: string
  code: string
  matched: string
}

/** Ways in which a text may name a party, the surest first. Each has an index of its own. */
const ways = [
  '代码',
  '旧注册号',
  '代码尾号',
  '代码开头',
  '名称',
  '名称开头',
  '拼音首字母开头',
  '名称包含',
  '拼音首字母包含',
] as const

/** `sure`: by code, whole name and beginnings; `wide`: by pieces, which a common word makes much work of. */
export type Reach = 'sure' | 'wide'

/**
 * Statement for the parties that a text names, by how surely: id, name, code and the number of the way. Words and tails stand in
 * a table without personal data and without a row policy, because a policy keeps their indexes out of use; each row found there
 * is looked up in the register, which the scope protects, before it counts.
 */
export function partyStatement(county: string, text: string, limit: number, reach: Reach): SQL | undefined {
  const typed = plain(text)
  const lower = typed.toLowerCase()
  const code = codeIn(typed)
  const arms: SQL[] = []
  const way = (title: (typeof ways)[number]): number => ways.indexOf(title)
  /** Rows of the register itself. */
  const register = (title: (typeof ways)[number], where: SQL): void =>
    void arms.push(sql`(select id, name, code, ${way(title)}::int as way from party
      where county_code = ${county} and void_reason is null and ${where} limit ${limit})`)
  /** Rows of the search table, each with its row of the register. */
  const words = (title: (typeof ways)[number], where: SQL, order: SQL, recheck = sql`true`): void =>
    void arms.push(sql`(select p.id, p.name, p.code, ${way(title)}::int as way
      from (select * from party_search where county_code = ${county} and ${where} ${order}) s
      cross join lateral (select id, name, code from party where county_code = s.county_code and id = s.party_id and void_reason is null offset 0) p
      where ${recheck} limit ${limit})`)
  if (reach === 'sure' && code !== undefined) {
    register('代码', sql`code = ${code}`)
    register('旧注册号', sql`old_code = ${code}`)
    words('代码尾号', startsWith(sql`code_tail`, reversed(code)), sql`order by code_tail`)
    register('代码开头', sql`${startsWith(sql`code`, code)} and code <> ${code}`)
  }
  const letters = /^[a-z0-9]{2,}$/.test(lower)
  if (reach === 'sure') {
    register('名称', sql`name = ${text.trim()}`)
    register('名称开头', sql`${startsWith(sql`name`, text.trim())} and name <> ${text.trim()}`)
    if (letters) words('拼音首字母开头', startsWith(sql`initials`, lower), sql`order by initials`)
  } else if ([...typed].length > 1) {
    const grams = sql`grams @> ${sql.param(searchGrams(typed))}::text[]`
    // Pieces may stand apart: what is found must have them together. Letters are mostly initials: asked for in names as well, they
    // would be looked for in every party that has those initials, and found in none.
    if (letters) words('拼音首字母包含', grams, sql``)
    else words('名称包含', grams, sql``, sql`strpos(lower(normalize(p.name, nfkc)), ${lower}) > 0`)
  }
  if (arms.length === 0) return undefined
  return sql`select id, name, code, min(way) as way from (${sql.join(arms, sql` union all `)}) named
    group by id, name, code order by 4, length(name), name limit ${limit}`
}

/** Parties that a text names, the surest first: at most so many. Pieces are asked for only while the sure ways leave room. */
export async function findParties(q: Queryable, text: string, limit: number): Promise<FoundParty[]> {
  const found = new Map<string, FoundParty>()
  for (const reach of ['sure', 'wide'] as const) {
    const statement = found.size < limit ? partyStatement(q.scope.county, text, limit, reach) : undefined
    if (!statement) continue
    const rows = await q.rows<{ id: string; name: string; code: string; way: number }>(statement, 'anew')
    for (const { way, ...r } of rows) if (!found.has(r.id)) found.set(r.id, { ...r, matched: ways[way]! })
  }
  return [...found.values()].slice(0, limit)
}
