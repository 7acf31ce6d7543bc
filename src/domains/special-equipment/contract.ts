import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { conclusions, deviceKinds, deviceStates, inspectionKinds, inspectionStates } from './terms.ts'

const id = z.uuid('编号不对')
const permission = 'special-equipment.register'

const DeviceRow = z.object({
  id: field.id(),
  registrationNo: field.text('使用登记证编号'),
  kind: field.code('种类', deviceKinds),
  name: field.text('设备名称'),
  party: field.party('使用单位'),
  place: field.text('使用地点'),
  registeredOn: field.day('使用登记日期'),
  nextInspectionOn: field.day('下次检验日期').nullable(),
  inspection: field.code('检验情况', inspectionStates),
  state: field.code('状态', deviceStates),
})

export const listDevices = listOperation({
  name: 'listDevices',
  title: '特种设备台账',
  path: '/api/devices',
  permission: 'special-equipment.read',
  row: DeviceRow,
  filters: {
    kind: field.code('种类', deviceKinds).optional(),
    state: field.code('状态', deviceStates).optional(),
    inspection: field.code('检验情况', inspectionStates).optional(),
    nextFrom: field.day('下次检验日期起').optional(),
    nextTo: field.day('下次检验日期止').optional(),
  },
})

export const getDevice = detailOperation({
  name: 'getDevice',
  title: '特种设备',
  path: '/api/devices/:id',
  permission: 'special-equipment.read',
  ledger: { name: 'se_device', changedBy: permission },
  record: DeviceRow.extend({
    version: z.number(),
    deviceCode: field.text('设备代码').nullable(),
    variety: field.text('品种').nullable(),
    model: field.text('型号').nullable(),
    factoryNo: field.text('出厂编号').nullable(),
    maker: field.text('制造单位').nullable(),
    installedOn: field.day('投入使用日期').nullable(),
    innerNo: field.text('单位内编号').nullable(),
    maintainer: field.text('维护保养单位').nullable(),
    safetyManager: field.text('安全管理人员').nullable(),
    stoppedOn: field.day('停用日期').nullable(),
    resumedOn: field.day('重新启用日期').nullable(),
    scrappedOn: field.day('注销日期').nullable(),
    endReason: field.text('停用、注销原因').nullable(),
    lastInspectedOn: field.day('最近检验日期').nullable(),
    lastConclusion: field.code('最近检验结论', conclusions).nullable(),
    inspections: z
      .array(
        z.object({
          inspectedOn: field.day('检验日期'),
          kind: field.code('种类', inspectionKinds),
          reportNo: field.text('报告编号'),
          body: field.text('检验机构'),
          conclusion: field.code('结论', conclusions),
          nextOn: field.day('下次检验日期').nullable(),
        }),
      )
      .meta({ title: '检验记录', kind: 'lines' }),
    sourceSystem: field.text('上级系统').nullable(),
    externalNo: field.text('上级系统编号').nullable(),
  }),
})

const unit = field.text('使用单位', { help: '统一社会信用代码、内部编号或者全称。' })

export const registerDevice = operation({
  name: 'registerDevice',
  title: '登记设备',
  method: 'POST',
  path: '/api/devices',
  permission,
  undo: true,
  input: z.object({
    registrationNo: field.text('使用登记证编号'),
    deviceCode: field.text('设备代码').optional(),
    kind: field.code('种类', deviceKinds),
    variety: field.text('品种').optional(),
    name: field.text('设备名称'),
    model: field.text('型号').optional(),
    factoryNo: field.text('出厂编号').optional(),
    maker: field.text('制造单位').optional(),
    partyCode: unit,
    place: field.text('使用地点'),
    innerNo: field.text('单位内编号').optional(),
    installedOn: field
      .day('投入使用日期', { help: '投入使用前或者投入使用后三十日内办理使用登记（特种设备安全法第三十三条）。' })
      .optional(),
    registeredOn: field.day('使用登记日期'),
    maintainer: field.text('维护保养单位').optional(),
    safetyManager: field.text('安全管理人员').optional(),
    externalNo: field.text('上级系统编号').optional(),
  }),
  output: z.object({ id: z.string(), notes: z.array(z.string()) }),
})

const step = <S extends z.ZodRawShape, N extends z.ZodRawShape>(
  name: string,
  title: string,
  at: string,
  input: S,
  said: N,
) =>
  operation({
    name,
    title,
    method: 'POST',
    path: `/api/devices/:id/${at}`,
    permission,
    undo: true,
    input: z.object({ id, version: z.number(), ...input }),
    output: z.object({ id: z.string(), ...said }),
  })

export const enterInspection = step(
  'enterDeviceInspection',
  '登记检验',
  'inspection',
  {
    on: field.day('检验日期'),
    kind: field.code('检验种类', inspectionKinds).default('PERIODIC'),
    reportNo: field.text('报告编号'),
    body: field.text('检验机构'),
    conclusion: field.code('检验结论', conclusions),
    problems: field.text('发现的问题').optional(),
    nextOn: field.day('下次检验日期', { help: '照检验报告写；不合格的不填，自行检测不改变下次检验日期。' }).optional(),
  },
  { notes: z.array(z.string()) },
)
export const stopDevice = step(
  'stopDevice',
  '登记停用',
  'stop',
  {
    on: field.day('停用日期'),
    reason: field.text('停用原因'),
  },
  {},
)
export const resumeDevice = step('resumeDevice', '登记重新启用', 'resume', { on: field.day('重新启用日期') }, {})
export const scrapDevice = step(
  'scrapDevice',
  '登记注销',
  'scrap',
  {
    on: field.day('注销日期'),
    reason: field.text('注销原因', { help: '报废的要使其丧失使用功能（特种设备安全法第四十八条）。' }),
  },
  {},
)
export const transferDevice = step(
  'transferDevice',
  '变更使用单位',
  'transfer',
  {
    on: field.day('变更日期'),
    partyCode: unit,
    place: field.text('使用地点').optional(),
  },
  {},
)
