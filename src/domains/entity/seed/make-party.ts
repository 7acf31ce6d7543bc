import { type Moment, momentOn } from '#platform/clock/clock.ts'
import { type Day, yearOf } from '#platform/clock/day.ts'
import { isBranchType } from '#kernel/codelist/entity-types.ts'
import { makeRegistrationNumber } from '#kernel/codelist/registration-number.ts'
import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { party, partyClass, partyContact, partyState, partyStation } from '#kernel/party/tables.ts'
import type { EntityCategory } from '#kernel/party/terms.ts'
import type { Random } from '#kernel/seed/random.ts'
import {
  address,
  companyName,
  cooperativeName,
  demoCounty,
  demoStations,
  personName,
  shopName,
} from '#kernel/seed/words.ts'
import type { SeedParty, World } from '#kernel/seed/world.ts'
import { inRmb } from '../rules.ts'
import { entity, entityCapital } from '../tables.ts'
import type { Channel, EstablishmentKind } from '../terms.ts'
import { type County, type SeedFile, countyOf } from './county.ts'

const enterpriseTypes = [
  ['1130', 40],
  ['1151', 24],
  ['4540', 5],
  ['4533', 1],
  ['1190', 14],
  ['1153', 4],
  ['1110', 2],
  ['2190', 4],
  ['3200', 2],
  ['3400', 1],
  ['3100', 1],
  ['5150', 1],
  ['6150', 1],
] as const

const ending: Record<string, string> = {
  '4540': '厂',
  '4533': '中心（有限合伙）',
  '2190': '有限公司玉衡分公司',
  '3200': '经营部',
  '3400': '合作厂',
  '3100': '供应站',
}

const foodWords = /小吃|便利|水果|米粉|早餐|蔬菜|超市|快餐|烧烤|茶饮|食品|餐饮|酒店/
const industries: readonly (readonly [words: RegExp, code: string])[] = [
  [/小吃|米粉|早餐|快餐|烧烤|餐饮/, '6210'],
  [/便利|超市/, '5212'],
  [/茶饮/, '6233'],
  [/木业|林业/, '2029'],
  [/理发/, '8040'],
  [/药/, '5251'],
  [/建材|五金/, '5289'],
  [/种植|蔬菜|蜜橙/, '0141'],
  [/养殖/, '0390'],
  [/机械/, '3490'],
  [/物流/, '5430'],
]
const industryOf = (name: string): string => industries.find(([words]) => words.test(name))?.[1] ?? '5299'
const pinnedScope: Record<EntityCategory, string> = {
  ENT_DOMESTIC: '一般项目：批发、零售、加工本行业产品，提供相关服务（依法自主开展经营活动）。',
  ENT_FOREIGN: '一般项目：本行业产品的生产、销售和技术服务（依法自主开展经营活动）。',
  COOP: '组织成员种植、养殖，采购生产资料，销售成员产品，引进技术和品种。',
  INDIVIDUAL: '零售和服务（依法须经批准的项目，经批准后方可开展经营活动）。',
  REP_OFFICE: '从事与隶属企业有关的非营利性业务联络。',
}

export interface Wanted {
  category?: EntityCategory
  typeCode?: string
  establishedOn: Day
  kind: EstablishmentKind
  /** Day of entry when it is not the day of establishment. */
  enteredOn?: Day
  known: Moment | Day
  legalRepName?: string
  convertedFromId?: string
  movedFrom?: string
  channel?: Channel
  /** Planted faults. */
  without?: { entity?: boolean; state?: boolean }
  classType?: string
}

/** Registers one invented party with everything that belongs to it. */
export function makeParty(world: World, r: Random, wanted: Wanted): SeedFile {
  const county = countyOf(world)
  // Registered at the opening of the counter: whatever else happens to the party on that day is known later.
  const known = wanted.known.length === 10 ? momentOn(wanted.known as Day, 8 * 3_600_000) : (wanted.known as Moment)
  const category =
    wanted.category ??
    r.weighted([
      ['INDIVIDUAL', 72],
      ['ENT_DOMESTIC', 24],
      ['COOP', 4],
    ] as const)
  const drawn =
    wanted.typeCode ??
    (category === 'INDIVIDUAL'
      ? '9500'
      : category === 'COOP'
        ? '9100'
        : category === 'REP_OFFICE'
          ? '7200'
          : r.weighted(enterpriseTypes))
  const realCategory: EntityCategory = /^[56]/.test(drawn) ? 'ENT_FOREIGN' : category
  const station = r.weighted(demoStations.map((s) => [s, s.weight] as const))
  const [townCode, town] = r.pick<readonly [string, string]>(station.towns)
  const name = nameOf(r, county, realCategory, drawn, town)
  const legalRepName = wanted.legalRepName ?? personName(r)
  const numbers = numbersOf(world, r, county, realCategory, wanted)
  const from = wanted.enteredOn ?? wanted.establishedOn
  const partyRow = world.put(
    party,
    {
      kind: 'entity',
      name,
      ...numbers,
      stationCode: station.code,
      address: address(r, town),
      legalRepName,
    },
    known,
  )
  const common = { partyId: partyRow.current.id, stationCode: station.code }
  const stateRow = wanted.without?.state
    ? partyRow
    : world.put(partyState, { ...common, state: 'ACTIVE', fromDay: from }, known)
  const classRow = world.put(
    partyClass,
    { ...common, typeCode: wanted.classType ?? drawn, category: realCategory, fromDay: from },
    known,
  )
  const stationRow = world.put(partyStation, { ...common, unitCode: station.code, townCode, fromDay: from }, known)
  if (!wanted.without?.entity) {
    world.put(
      entity,
      {
        ...common,
        establishmentKind: wanted.kind,
        establishedOn: wanted.establishedOn,
        enteredOn: from,
        approvedOn: from,
        typeCode: drawn,
        category: realCategory,
        compositionForm: realCategory === 'INDIVIDUAL' ? (r.chance(0.85) ? 'INDIVIDUAL_RUN' : 'FAMILY_RUN') : null,
        scopeText: pinnedScope[realCategory],
        industryCode: industryOf(name),
        domicileDivision: townCode,
        termFrom: wanted.establishedOn,
        regAuthority: demoCounty.bureau,
        jurisdictionOffice: station.name,
        employees: realCategory === 'INDIVIDUAL' ? r.int(1, 4) : r.int(2, 60),
        multiCert: yearOf(from) >= 2018,
        channel: wanted.channel,
        convertedFromId: wanted.convertedFromId,
        movedFrom: wanted.movedFrom,
      },
      known,
    )
  }
  const capitalRow = capital(world, r, realCategory, drawn, common, from, known)
  if (realCategory !== 'INDIVIDUAL') {
    world.put(
      partyContact,
      {
        ...common,
        role: '登记联络员',
        personName: personName(r),
        phoneMasked: `1${r.pick(['38', '59', '77', '86', '91'])}****${String(r.int(0, 9999)).padStart(4, '0')}`,
      },
      known,
    )
  }
  const made: SeedParty = {
    id: partyRow.current.id,
    code: numbers.code,
    name,
    category: realCategory,
    typeCode: wanted.classType ?? drawn,
    town,
    stationCode: station.code,
    legalRepName,
    establishedOn: wanted.establishedOn,
    state: 'ACTIVE',
    marks: new Set(foodWords.test(name) ? ['food'] : []),
  }
  const file: SeedFile = {
    party: made,
    partyRow,
    stateRow,
    classRow,
    stationRow,
    ...(capitalRow ? { capitalRow } : {}),
  }
  world.parties.push(made)
  county.files.push(file)
  return file
}

function nameOf(r: Random, county: County, category: EntityCategory, typeCode: string, town: string): string {
  for (;;) {
    const name =
      category === 'INDIVIDUAL'
        ? shopName(r, town)
        : category === 'COOP'
          ? cooperativeName(r, town)
          : category === 'REP_OFFICE'
            ? `${companyName(r).replace(demoCounty.name, '远洋')}驻${demoCounty.name}代表处`
            : companyName(r).replace('有限公司', ending[typeCode] ?? '有限公司')
    // Two households may bear one name, two enterprises of one authority may not.
    if (category === 'INDIVIDUAL' || !county.names.has(name)) {
      county.names.add(name)
      return name
    }
  }
}

/** Codes follow from the month of entry and a serial number in it: the same month gives the same codes. */
function numbersOf(world: World, r: Random, county: County, category: EntityCategory, wanted: Wanted) {
  const entered = wanted.enteredOn ?? wanted.establishedOn
  const opening = entered < world.openingDay
  const serial = county.serial++
  const sequence = serial + (opening ? 0 : (1 + monthsSince(world.openingDay, entered)) * 100_000)
  const oldNumber = (): string =>
    makeRegistrationNumber(
      `${world.county}${category === 'INDIVIDUAL' ? '6' : category === 'ENT_FOREIGN' ? '4' : '0'}${String(sequence % 10_000_000).padStart(7, '0')}`,
    )
  if (opening && category === 'INDIVIDUAL' && r.chance(0.02))
    return { code: oldNumber(), codeKind: 'old15' as const, codeValid: true }
  const kind = category === 'INDIVIDUAL' ? '2' : category === 'COOP' ? '3' : '1'
  const division = wanted.kind === 'MOVE_IN' ? '459921' : world.county
  const code = makeUnifiedCode({ department: '9', kind, division, body8: bodyOf(sequence) })
  // Published with a slip of the pen in the last place, and kept as published.
  const spoilt = r.chance(0.0008)
  return {
    code: spoilt ? code.slice(0, 17) + (code[17] === '7' ? '8' : '7') : code,
    codeKind: 'uscc' as const,
    codeValid: !spoilt,
    ...(opening && yearOf(wanted.establishedOn) < 2015 && r.chance(0.5) ? { oldCode: oldNumber() } : {}),
  }
}

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** `MA` and six characters of the alphabet of unified codes. */
function bodyOf(sequence: number): string {
  let rest = sequence
  let body = ''
  for (let i = 0; i < 6; i++) {
    body = letters[rest % letters.length]! + body
    rest = Math.floor(rest / letters.length)
  }
  return `MA${body}`
}

const monthsSince = (a: Day, b: Day): number =>
  (yearOf(b) - yearOf(a)) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7))

const companyCapital = [
  [10, 8],
  [30, 8],
  [50, 16],
  [100, 26],
  [200, 14],
  [300, 8],
  [500, 10],
  [1000, 6],
  [2000, 2],
  [5000, 1],
] as const

function capital(
  world: World,
  r: Random,
  category: EntityCategory,
  typeCode: string,
  common: { partyId: string; stationCode: string },
  fromDay: Day,
  known: Moment,
) {
  if (isBranchType(typeCode) || category === 'REP_OFFICE') return undefined
  const wan =
    category === 'INDIVIDUAL'
      ? r.int(1, 20)
      : category === 'COOP'
        ? r.pick([20, 50, 100, 150, 300])
        : r.weighted(companyCapital)
  // Households need not declare funds.
  if (category === 'INDIVIDUAL' && r.chance(0.15)) return undefined
  const amountFen = BigInt(wan) * 1_000_000n
  const rate = category === 'ENT_FOREIGN' && r.chance(0.6) ? 6.5 : null
  return world.put(
    entityCapital,
    {
      ...common,
      amountFen,
      currency: rate === null ? 'CNY' : 'USD',
      rate: rate === null ? null : rate.toFixed(6),
      rmbFen: rate === null ? amountFen : inRmb(amountFen, rate),
      fromDay,
    },
    known,
  )
}
