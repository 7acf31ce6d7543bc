import type { Clock } from '#platform/clock/clock.ts'
import { epochMs } from '#platform/clock/clock.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { type SQL, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { appendJournal } from '#kernel/journal/append.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { plain } from '#kernel/party/field.ts'

/** Digits at the end of a phone by which people know it. */
const tailLength = 4

/** A phone as it is kept for looking up: digits only, without the country's own prefix. */
export const phoneDigits = (text: string): string =>
  plain(text)
    .replace(/^\+?86(?=1\d{10}$)/, '')
    .replace(/[-—–]/g, '')

/** Whether a text is the last four digits of a phone, or a whole one. */
export const canBePhone = (text: string): boolean => /^(?:\d{4}|1\d{10}|0\d{9,11})$/.test(phoneDigits(text))

/** What a contact keeps of a phone to be found by: keyed digests of the whole and of its end. Nothing of it can be read back. */
export const phoneKeys = (keys: Pick<Keys, 'lookup'>, phone: string): { phoneKey: string; phoneTailKey: string } => {
  const digits = phoneDigits(phone)
  return { phoneKey: keys.lookup(digits), phoneTailKey: tailKey(keys, digits.slice(-tailLength)) }
}

/** A tail is no number: the digest says so, or a number of four digits would be the tail of another. */
const tailKey = (keys: Pick<Keys, 'lookup'>, tail: string): string => keys.lookup(`phone-tail ${tail}`)

/** Look-ups of one account within an hour: enough for a day at the telephone, too few to try all ten thousand tails. */
const atMost = 60
const windowMs = 3_600_000
const looked = new Map<string, number[]>()

/** Refuses (`search.phone.too-often`, 429) who looks up phones as no person does. */
function keepPace(account: string, clock: Clock): void {
  const now = epochMs(clock.now())
  const recent = (looked.get(account) ?? []).filter((at) => now - at < windowMs)
  if (recent.length >= atMost)
    throw new Refusal('search.phone.too-often', `一小时内按电话查找已满 ${atMost} 次，请稍后再查。`, { status: 429 })
  looked.set(account, [...recent, now])
}

/** Statement for the contacts with this phone, or with these last digits. */
export const phoneStatement = (county: string, keys: Pick<Keys, 'lookup'>, phone: string, limit: number): SQL => {
  const digits = phoneDigits(phone)
  const key =
    digits.length === tailLength
      ? sql`c.phone_tail_key = ${tailKey(keys, digits)}`
      : sql`c.phone_key = ${keys.lookup(digits)}`
  return sql`select c.id, c.role, c.person_name as person, c.phone_masked as phone, p.id as "partyId", p.name as party
    from party_contact c join party p on p.county_code = c.county_code and p.id = c.party_id and p.void_reason is null
    where c.county_code = ${county} and c.void_reason is null and ${key} order by p.name, c.id limit ${limit}`
}

interface Known {
  id: string
  role: string
  person: string | null
  phone: string | null
  partyId: string
  party: string
}

/** Looks a phone up and writes into the log whose it was; entry and reading are one transaction. Refuses what is no phone. */
export async function contactsByPhone(call: Call, phone: string, limit: number): Promise<Known[]> {
  if (!canBePhone(phone)) {
    const text = '请输入电话的后四位，或者完整的号码（固定电话带区号）。'
    throw new Refusal('search.phone.form', text, { status: 400, fields: { phone: text } })
  }
  keepPace(call.actor.id, call.clock)
  return await call.write(async (tx) => {
    const found = await tx.rows<Known>(phoneStatement(call.scope.county, call.keys, phone, limit))
    const whole = phoneDigits(phone).length > tailLength
    await appendJournal(
      tx,
      tx.at,
      { ...tx.act, note: `${whole ? '按完整号码' : '按后四位'}查找，找到 ${found.length} 个` },
      {
        subject: 'party_contact',
        action: 'read-personal',
        recordIds: found.map((f) => f.id),
        versions: [],
        digests: [],
      },
    )
    return found
  })
}
