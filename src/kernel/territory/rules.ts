import { type Day, chineseDay } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { type Period, type UnitPeriod, covers } from '#kernel/org/rules.ts'
import type { UnitKind } from '#kernel/org/terms.ts'

const refusing =
  (operation: string) =>
  (code: string, field: string, text: string): Refusal =>
    new Refusal(`org.${operation}.${code}`, text, { fields: { [field]: text } })

/** An act on units and towns is entered when it has come into force: what is only planned moves nobody. */
export function checkEffective(operation: string, on: Day, today: Day): Refusal | undefined {
  return on > today
    ? refusing(operation)(
        'future',
        'effectiveOn',
        `生效日 ${chineseDay(on)}还没有到，请在当天或之后登记；提前登记会让还没有划转的户算错所。`,
      )
    : undefined
}

/** Whether a unit may begin under this code and name on a day. `units` are all periods of all units, void ones left out. */
export function checkEstablish(
  u: { code: string; name: string; kind: UnitKind; parentCode: string | null; fromDay: Day },
  units: readonly UnitPeriod[],
): Refusal | undefined {
  const refuse = refusing('establish')
  if (units.some((x) => x.code === u.code))
    return refuse('code', 'code', `机构代码 ${u.code} 已经用过，撤销了的机构也不能再用它的代码，请换一个。`)
  if (units.some((x) => x.name === u.name && covers(x, u.fromDay)))
    return refuse('name', 'name', `已经有一个机构叫“${u.name}”，请核对名称。`)
  if (u.kind === 'bureau' && units.some((x) => x.kind === 'bureau'))
    return refuse('bureau', 'kind', '局机关只有一个，已经登记过了。')
  if (u.kind !== 'bureau' && u.parentCode === null)
    return refuse('parent', 'parentCode', '请选择上级机构：股室和所都归局机关或者某个机构管。')
  if (u.parentCode !== null && !units.some((x) => x.code === u.parentCode && covers(x, u.fromDay)))
    return refuse('parent', 'parentCode', `上级机构 ${u.parentCode} 在 ${u.fromDay} 还没有设立，或者已经撤销。`)
  return undefined
}

/** What hangs on a unit from a day on. */
export interface Standing {
  parties: number
  towns: number
  people: number
  units: number
}

/** Whether a unit may end on a day: everything that stands on it must have gone elsewhere first. */
export function checkClose(unit: UnitPeriod | undefined, on: Day, s: Standing): Refusal | undefined {
  const refuse = refusing('close')
  if (!unit) return refuse('none', 'unitCode', '没有这个机构，或者它在这一天已经撤销。')
  if (on <= unit.fromDay) return refuse('order', 'effectiveOn', `撤销日要晚于设立（更名）日 ${unit.fromDay}。`)
  if (unit.kind === 'bureau') return refuse('bureau', 'unitCode', '局机关不能撤销。')
  const left = [
    s.parties > 0 && `${s.parties} 户主体`,
    s.towns > 0 && `${s.towns} 个乡镇`,
    s.people > 0 && `${s.people} 名人员`,
    s.units > 0 && `${s.units} 个下级机构`,
  ].filter((x) => x !== false)
  return left.length > 0
    ? refuse('standing', 'unitCode', `${unit.name}名下还有${left.join('、')}，请先合并到别的所，或者逐项划转、调离。`)
    : undefined
}

/** Whether stations may be merged into another on a day. */
export function checkMerge(
  sources: readonly (UnitPeriod | undefined)[],
  into: UnitPeriod | undefined,
  on: Day,
  childUnits: number,
): Refusal | undefined {
  const refuse = refusing('merge')
  if (!into) return refuse('into', 'intoCode', '接收的所没有找到，或者在生效日还没有设立；新设的所请先登记设立。')
  if (into.kind !== 'station') return refuse('into', 'intoCode', `${into.name}不是市场监管所，不能接收辖区。`)
  for (const s of sources) {
    if (!s) return refuse('source', 'unitCodes', '要并入的所没有找到，或者在生效日已经撤销。')
    if (s.kind !== 'station') return refuse('source', 'unitCodes', `${s.name}不是市场监管所，不在这里合并。`)
    if (s.code === into.code) return refuse('same', 'unitCodes', `${s.name}不能并入自己，请只选要撤并的所。`)
    if (on <= s.fromDay) return refuse('order', 'effectiveOn', `生效日要晚于${s.name}的设立（更名）日 ${s.fromDay}。`)
  }
  if (new Set(sources.map((s) => s!.code)).size < sources.length)
    return refuse('twice', 'unitCodes', '同一个所选了两次，请核对。')
  return childUnits > 0
    ? refuse('children', 'unitCodes', `要并入的所下面还有 ${childUnits} 个机构，请先撤销或者改归别的机构。`)
    : undefined
}

/** Whether a town may go to another station on a day. */
export function checkMoveTown(
  town: (Period & { townName: string; unitCode: string }) | undefined,
  into: UnitPeriod | undefined,
  on: Day,
): Refusal | undefined {
  const refuse = refusing('move-town')
  if (!town) return refuse('town', 'townCode', '没有这个乡镇，或者它在生效日还没有划给任何所。')
  if (!into) return refuse('into', 'intoCode', '接管的所没有找到，或者在生效日还没有设立。')
  if (into.kind !== 'station') return refuse('into', 'intoCode', `${into.name}不是市场监管所，不能管辖乡镇。`)
  if (town.unitCode === into.code) return refuse('same', 'intoCode', `${town.townName}本来就归${into.name}管。`)
  if (on <= town.fromDay)
    return refuse('order', 'effectiveOn', `${town.townName}自 ${town.fromDay} 起才归现在的所管，生效日要晚于这一天。`)
  return town.toDay !== null
    ? refuse('later', 'effectiveOn', `${town.townName}在 ${town.toDay} 已经又划转过，请从那一天之后登记。`)
    : undefined
}
