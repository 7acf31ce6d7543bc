import { coded, day, text, uuid } from '#platform/db/columns.ts'
import { party } from '#kernel/party/tables.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { Conclusion, DeviceKind, InspectionKind } from './terms.ts'

/** One device from its registration of use to its end (特种设备安全法第三十三条). Cylinders and piping are registered by unit. */
export const device = ledger(
  'se_device',
  '特种设备使用登记台账：一台一条',
  {
    registrationNo: text('使用登记证编号').notNull(),
    deviceCode: text('设备代码'),
    kind: coded<DeviceKind>('种类').notNull(),
    variety: text('品种'),
    name: text('设备名称').notNull(),
    model: text('型号'),
    factoryNo: text('出厂编号'),
    maker: text('制造单位'),
    installedOn: day('投入使用日期'),
    registeredOn: day('使用登记日期').notNull(),
    partyId: uuid('使用单位').notNull(),
    place: text('使用地点').notNull(),
    innerNo: text('单位内编号'),
    maintainer: text('维护保养单位'),
    safetyManager: text('安全管理人员'),
    stoppedOn: day('停用日期'),
    resumedOn: day('重新启用日期'),
    scrappedOn: day('注销日期'),
    endReason: text('停用、注销原因'),
    lastInspectedOn: day('最近检验日期'),
    lastConclusion: coded<Conclusion>('最近检验结论'),
    nextInspectionOn: day('下次检验日期'),
  },
  {
    indexes: [
      { on: ['registrationNo'], unique: true },
      { on: ['deviceCode'], where: 'device_code is not null' },
      { on: ['partyId'] },
      { on: ['registeredOn', 'id'] },
      { on: ['kind', 'registeredOn', 'id'] },
      { on: ['nextInspectionOn'], where: 'scrapped_on is null' },
    ],
    references: { partyId: () => party },
  },
)

/** One inspection of a device by an institute, with the day on which the next is due. */
export const deviceInspection = ledger(
  'se_inspection',
  '特种设备检验记录',
  {
    deviceId: uuid('设备').notNull(),
    kind: coded<InspectionKind>('检验种类').notNull(),
    inspectedOn: day('检验日期').notNull(),
    reportNo: text('报告编号').notNull(),
    body: text('检验机构').notNull(),
    conclusion: coded<Conclusion>('检验结论').notNull(),
    problems: text('发现的问题'),
    nextOn: day('下次检验日期'),
  },
  {
    indexes: [{ on: ['reportNo'], unique: true }, { on: ['deviceId'] }, { on: ['inspectedOn', 'id'] }],
    references: { deviceId: () => device },
    follows: 'deviceId',
  },
)
