import type { Day } from '#platform/clock/day.ts'
import type { ImportColumn, Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingBy, existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { checkDevice, checkNext, cycleNote, movesNext } from './rules.ts'
import { device as d, deviceInspection as i } from './tables.ts'
import {
  type Conclusion,
  type DeviceKind,
  type InspectionKind,
  conclusions,
  deviceKinds,
  inspectionKinds,
} from './terms.ts'

const choices = (
  vocabulary: Readonly<Record<string, string>>,
  more: Readonly<Record<string, readonly string[]>> = {},
) => Object.entries(vocabulary).map(([code, label]) => ({ code, label, synonyms: [...(more[code] ?? [])] }))
const number: ImportColumn = {
  field: 'registrationNo',
  label: '使用登记证编号',
  synonyms: ['使用证编号', '使用登记证号', '登记证编号', '注册登记号'],
  kind: 'code',
  required: true,
}

/** The register of devices as the provincial system exports it. */
export const deviceLayout: Layout = {
  id: 'special-equipment.devices',
  title: '特种设备台账',
  business: 'special-equipment',
  tables: [d],
  columns: [
    number,
    { field: 'deviceCode', label: '设备代码', synonyms: ['设备注册代码', '注册代码'], kind: 'code' },
    {
      field: 'kind',
      label: '设备种类',
      synonyms: ['种类', '设备类别', '设备类型'],
      kind: 'choice',
      required: true,
      options: choices(deviceKinds, {
        VEHICLE: ['厂内机动车辆', '场内专用机动车辆', '叉车', '厂内专用机动车辆'],
        CRANE: ['起重机'],
        AMUSEMENT: ['游乐设施'],
        ROPEWAY: ['索道'],
        PIPING: ['管道'],
        VESSEL: ['容器', '气瓶'],
      }),
    },
    { field: 'variety', label: '设备品种', synonyms: ['品种', '设备类别（品种）'], kind: 'text' },
    { field: 'name', label: '设备名称', synonyms: ['产品名称'], kind: 'text' },
    { field: 'model', label: '设备型号', synonyms: ['型号', '型号规格', '规格型号'], kind: 'text' },
    { field: 'factoryNo', label: '出厂编号', synonyms: ['产品编号', '出厂（产品）编号'], kind: 'text' },
    { field: 'maker', label: '制造单位', synonyms: ['制造单位名称', '生产厂家'], kind: 'text' },
    { field: 'unit', label: '使用单位', synonyms: ['使用单位名称', '单位名称'], kind: 'text', required: true },
    {
      field: 'unitCode',
      label: '使用单位统一社会信用代码',
      synonyms: ['统一社会信用代码', '单位代码', '组织机构代码'],
      kind: 'code',
    },
    {
      field: 'place',
      label: '使用地点',
      synonyms: ['设备使用地点', '安装地点', '设备所在地', '使用场所'],
      kind: 'text',
    },
    { field: 'innerNo', label: '单位内编号', synonyms: ['内部编号'], kind: 'text' },
    { field: 'installedOn', label: '投入使用日期', synonyms: ['投用日期', '投用时间'], kind: 'day' },
    { field: 'registeredOn', label: '使用登记日期', synonyms: ['登记日期', '发证日期', '注册日期'], kind: 'day' },
    { field: 'maintainer', label: '维护保养单位', synonyms: ['维保单位', '维保单位名称'], kind: 'text' },
    { field: 'lastInspectedOn', label: '检验日期', synonyms: ['最近检验日期', '上次检验日期'], kind: 'day' },
    {
      field: 'lastConclusion',
      label: '检验结论',
      synonyms: ['最近检验结论'],
      kind: 'choice',
      options: choices(conclusions, { CONDITIONAL: ['复检合格', '监控使用', '允许监控使用'] }),
    },
    {
      field: 'nextInspectionOn',
      label: '下次检验日期',
      synonyms: ['下次检验时间', '检验有效期至', '下检日期'],
      kind: 'day',
    },
    { field: 'stoppedOn', label: '停用日期', synonyms: ['报停日期'], kind: 'day' },
    { field: 'scrappedOn', label: '注销日期', synonyms: ['报废日期'], kind: 'day' },
  ],
  async plan(rows, c) {
    const parties = await resolveParties(
      c.tx,
      rows.map((r) => ({ code: r.values.unitCode as string | null, name: r.values.unit as string | null })),
    )
    const standing = await existingBy(
      c.tx,
      d,
      d.registrationNo,
      rows.map((r) => r.values.registrationNo as string | null),
    )
    const seen = new Set<string>()
    return rows.map((r, n): RowPlan => {
      const p = parties[n]!
      if ('missing' in p) return { outcome: 'refused', reason: p.missing }
      const v = r.values
      const registrationNo = v.registrationNo as string
      if (seen.has(registrationNo))
        return { outcome: 'refused', reason: `使用登记证编号 ${registrationNo} 在文件里出现了两次，只留了第一行。` }
      seen.add(registrationNo)
      const existing = standing.get(registrationNo)
      const registeredOn =
        (v.registeredOn as Day | null) ??
        existing?.registeredOn ??
        (v.installedOn as Day | null) ??
        (v.lastInspectedOn as Day | null)
      if (!registeredOn) return { outcome: 'refused', reason: '使用登记日期、投入使用日期和检验日期至少要有一个。' }
      const installedOn = v.installedOn as Day | null
      const wrong = checkDevice({ registeredOn, ...(installedOn && { installedOn }) }, c.today)
      if (wrong) return { outcome: 'refused', reason: wrong.message }
      const kind = v.kind as DeviceKind
      const { stationCode } = p.found
      return upsert(
        c.tx,
        d,
        existing,
        {
          registrationNo,
          deviceCode: v.deviceCode as string | null,
          kind,
          variety: v.variety as string | null,
          name: (v.name as string | null) ?? existing?.name ?? deviceKinds[kind],
          model: v.model as string | null,
          factoryNo: v.factoryNo as string | null,
          maker: v.maker as string | null,
          partyId: p.found.id,
          stationCode,
          place: (v.place as string | null) ?? existing?.place ?? p.found.name,
          innerNo: v.innerNo as string | null,
          installedOn,
          registeredOn,
          maintainer: v.maintainer as string | null,
          lastInspectedOn: v.lastInspectedOn as Day | null,
          lastConclusion: v.lastConclusion as Conclusion | null,
          nextInspectionOn: v.nextInspectionOn as Day | null,
          stoppedOn: v.stoppedOn as Day | null,
          scrappedOn: v.scrappedOn as Day | null,
          sourceSystem: c.upstairs ? (c.upperSystem ?? '上级系统') : null,
          externalNo: c.upstairs ? registrationNo : null,
        },
        r.line,
      )
    })
  },
}

/** The monthly list of what an institute inspected. */
export const inspectionLayout: Layout = {
  id: 'special-equipment.inspections',
  title: '特种设备检验情况表',
  business: 'special-equipment',
  tables: [i, d],
  columns: [
    number,
    {
      field: 'reportNo',
      label: '报告编号',
      synonyms: ['检验报告编号', '报告号', '检验报告号'],
      kind: 'code',
      required: true,
    },
    { field: 'inspectedOn', label: '检验日期', synonyms: ['检验时间'], kind: 'day', required: true },
    {
      field: 'kind',
      label: '检验类别',
      synonyms: ['检验种类', '检验类型'],
      kind: 'choice',
      options: choices(inspectionKinds, { PERIODIC: ['定检', '定期'], SUPERVISION: ['监检'], SELF_TEST: ['自检'] }),
    },
    { field: 'body', label: '检验机构', synonyms: ['检验单位', '检验机构名称'], kind: 'text' },
    {
      field: 'conclusion',
      label: '检验结论',
      synonyms: ['结论', '检验结果'],
      kind: 'choice',
      required: true,
      options: choices(conclusions, { CONDITIONAL: ['复检合格', '监控使用', '允许监控使用'] }),
    },
    { field: 'nextOn', label: '下次检验日期', synonyms: ['下次检验时间', '下检日期'], kind: 'day' },
    { field: 'problems', label: '存在问题', synonyms: ['问题', '不合格项'], kind: 'text' },
  ],
  async plan(rows, c) {
    const devices = await existingBy(
      c.tx,
      d,
      d.registrationNo,
      rows.map((r) => r.values.registrationNo as string | null),
    )
    const known = new Map(
      (
        await existingRows(
          c.tx,
          i,
          i.reportNo,
          rows.map((r) => r.values.reportNo as string | null),
        )
      ).map((x) => [x.reportNo, x]),
    )
    const seen = new Set<string>()
    const moved = new Set<string>()
    return rows.map((r): RowPlan => {
      const v = r.values
      const owner = devices.get(v.registrationNo as string)
      if (!owner)
        return { outcome: 'refused', reason: `台账里没有使用登记证编号 ${v.registrationNo as string}，请先登记设备。` }
      const reportNo = v.reportNo as string
      if (seen.has(reportNo))
        return { outcome: 'refused', reason: `检验报告 ${reportNo} 在文件里出现了两次，只留了第一行。` }
      seen.add(reportNo)
      const inspectedOn = v.inspectedOn as Day
      if (inspectedOn > c.today) return { outcome: 'refused', reason: `检验日期 ${inspectedOn} 还没有到，请核对。` }
      const conclusion = v.conclusion as Conclusion
      const nextOn = v.nextOn as Day | null
      const inspection = (v.kind as InspectionKind | null) ?? 'PERIODIC'
      const said = { on: inspectedOn, ...(nextOn && { nextOn }) }
      const wrong = checkNext({ ...said, inspection, conclusion })
      if (wrong) return { outcome: 'refused', reason: wrong.message }
      const note = cycleNote({ ...said, device: owner.kind }, c.law)
      const plan = upsert(
        c.tx,
        i,
        known.get(reportNo),
        {
          deviceId: owner.id,
          stationCode: owner.stationCode,
          kind: inspection,
          inspectedOn,
          reportNo,
          body: (v.body as string | null) ?? '检验机构',
          conclusion,
          problems: v.problems as string | null,
          nextOn,
        },
        r.line,
        note === undefined ? [] : [note],
      )
      const newer = movesNext(inspection) && (owner.lastInspectedOn === null || owner.lastInspectedOn < inspectedOn)
      if (plan.outcome !== 'created' || !newer || moved.has(owner.id)) return plan
      moved.add(owner.id)
      const set = { lastInspectedOn: inspectedOn, lastConclusion: conclusion, nextInspectionOn: nextOn }
      return {
        ...plan,
        writes: [...plan.writes, { change: d, id: owner.id, version: owner.version, set, line: r.line }],
      }
    })
  },
}
