import type { Moment } from '#platform/clock/clock.ts'
import { type Day, addDays, addMonths, addYears, day } from '#platform/clock/day.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { House } from '#kernel/manifest/business.ts'
import { openTasksOf } from '#kernel/org/hand-over.ts'
import { staff, staffCredential, staffDelegation, staffLeave, staffPost } from '#kernel/org/tables.ts'
import type { CredentialKind, Education, Establishment, Sex } from '#kernel/org/terms.ts'
import { type LedgerTx, insertRows } from '#kernel/record/write.ts'
import { type Random, seeded } from '#kernel/seed/random.ts'
import { demoStations, personName } from '#kernel/seed/words.ts'

/** Sections of the demonstration bureau. */
export const demoSections = ['办公室', '登记许可股', '信用监管股', '食品安全股', '执法稽查大队', '消费维权股'].map(
  (name, i) => ({ code: `9${i + 1}`, name }),
)

export interface DemoPerson {
  staffNo: string
  name: string
  unitCode: string
  post: string
  account: string | null
  sex: Sex
  birthMonth: string
  education: Education
  establishment: Establishment
  certificateTo: Day
  skill: CredentialKind | null
}

/** People with an account of the demonstration, by unit: their names stand beside the account names. */
const withAccount: Readonly<Record<string, readonly [name: string, account: string]>> = {
  '00': ['韩宁', 'director'],
  '91': ['周文', 'office'],
  '92': ['沈梅', 'registrar'],
  '93': ['许诚', 'credit'],
  '02': ['何川', 'qingxi'],
}
const skillOf: Readonly<Record<string, CredentialKind>> = { '94': 'FOOD_INSPECTOR', '95': 'SE_SUPERVISOR' }

/** The invented staff of the county: the same people whatever the day. A bureau with many near their retirement. */
export function demoPeople(seed: string, opening: Day): DemoPerson[] {
  const random = seeded(seed, 'people')
  const units = ['00', ...demoSections.map((s) => s.code), ...demoStations.map((s) => s.code)]
  const names = new Set(Object.values(withAccount).map(([name]) => name))
  return units.flatMap((unitCode, u) =>
    Array.from({ length: unitCode === '00' ? 3 : random.int(4, 9) }, (_, i) => {
      const known = i === 0 ? withAccount[unitCode] : undefined
      const name = known?.[0] ?? freshName(random, names)
      return {
        staffNo: `YH${String(u + 1).padStart(2, '0')}${String(i + 1).padStart(2, '0')}`,
        name,
        unitCode,
        post: i > 0 ? (unitCode === '00' ? '副局长' : '执法人员') : unitCode === '00' ? '局长' : '负责人',
        account: known?.[1] ?? null,
        sex: random.chance(0.62) ? ('MALE' as const) : ('FEMALE' as const),
        birthMonth: `${1964 + Math.floor(32 * random.next() ** 1.4)}-${String(random.int(1, 12)).padStart(2, '0')}`,
        education: random.weighted([
          ['MASTER', 4],
          ['BACHELOR', 52],
          ['COLLEGE', 34],
          ['SECONDARY', 10],
        ] as const),
        establishment: random.weighted([
          ['CIVIL_SERVANT', 60],
          ['INSTITUTION', 22],
          ['WORKER', 8],
          ['CONTRACT', 10],
        ] as const),
        certificateTo: addMonths(opening, random.int(60, 120)),
        skill: random.chance(0.3) ? (skillOf[unitCode] ?? 'FOOD_INSPECTOR') : null,
      }
    }),
  )
}

/** A name that nobody of the bureau bears yet: matters stand on names. */
function freshName(random: Random, taken: Set<string>): string {
  let name = personName(random)
  while (taken.has(name)) name = personName(random)
  taken.add(name)
  return name
}

/**
 * Writes the staff with certificates. Relative to the day of loading: whoever has the most open matters retired three weeks
 * ago and they are still to be handed over, some are on leave, and a delegation stands for next week. `keys` seals the months
 * of birth; without it none is kept.
 */
export async function writePeople(
  tx: LedgerTx,
  people: readonly DemoPerson[],
  o: { opening: Day; opened: Moment; today: Day; keys: Pick<Keys, 'seal'> | undefined; house: House },
): Promise<void> {
  const recordedAt = o.opened
  const open = await openTasksOf(
    o.house,
    tx,
    people.map((p) => p.name),
    o.today,
  )
  const openOf = (p: DemoPerson): number => open.filter((t) => t.holder === p.name).length
  const retired = people.filter((p) => p.account === null).reduce((a, b) => (openOf(b) > openOf(a) ? b : a))
  const leftOn = addDays(o.today, -20)
  const leaves = (p: DemoPerson): boolean => p === retired && leftOn > o.opening
  await insertRows(
    tx,
    staff,
    people.map((p) => ({
      recordedAt,
      staffNo: p.staffNo,
      name: p.name,
      sex: p.sex,
      birthSealed: o.keys?.seal(p.birthMonth) ?? null,
      education: p.education,
      establishment: p.establishment,
      account: p.account,
      leftOn: leaves(p) ? leftOn : null,
      departure: leaves(p) ? ('RETIRED' as const) : null,
    })),
  )
  await insertRows(
    tx,
    staffPost,
    people.map((p) => ({
      recordedAt,
      staffNo: p.staffNo,
      name: p.name,
      unitCode: p.unitCode,
      post: p.post,
      fromDay: o.opening,
      toDay: leaves(p) ? leftOn : null,
    })),
  )
  const certificates = people.map((p, i) => ({
    recordedAt,
    staffNo: p.staffNo,
    kind: 'ENFORCEMENT' as const,
    number: `459923${String(i + 1).padStart(5, '0')}`,
    issuedOn: addYears(p.certificateTo, -10),
    // Of those whose certificate had run out by the day of loading, all but one have had it renewed.
    validTo: p.certificateTo < o.today && i % 29 !== 7 ? addMonths(o.today, 2 + (i % 40)) : p.certificateTo,
  }))
  const skills = people.flatMap((p) =>
    p.skill === null
      ? []
      : [{ recordedAt, staffNo: p.staffNo, kind: p.skill, issuedOn: day('2018-05-10'), validTo: addYears(o.today, 2) }],
  )
  await insertRows(tx, staffCredential, [...certificates, ...skills])
  const by = (unitCode: string, n: number): DemoPerson => people.filter((p) => p.unitCode === unitCode)[n]!
  await insertRows(tx, staffLeave, [
    leave(by('95', 1), 'TRAINING', addDays(o.today, -2), addDays(o.today, 3), '全省执法办案培训'),
    leave(by('01', 2), 'SICK', addDays(o.today, -1), addDays(o.today, 1)),
    leave(by('03', 1), 'SECONDED', addDays(o.today, -200), addDays(o.today, 165), '驻村工作'),
    leave(by('93', 0), 'ANNUAL', addDays(o.today, 7), addDays(o.today, 11)),
  ])
  await insertRows(tx, staffDelegation, [
    {
      staffNo: by('93', 0).staffNo,
      delegateNo: by('92', 0).staffNo,
      fromDay: addDays(o.today, 7),
      lastDay: addDays(o.today, 11),
      permissions: ['annual-filing.file', 'credit-list.list', 'credit-list.remove'],
      reason: '年休假期间',
    },
  ])
}

const leave = (
  p: DemoPerson,
  kind: 'TRAINING' | 'SICK' | 'SECONDED' | 'ANNUAL',
  fromDay: Day,
  lastDay: Day,
  reason?: string,
) => ({ staffNo: p.staffNo, kind, fromDay, lastDay, reason })
