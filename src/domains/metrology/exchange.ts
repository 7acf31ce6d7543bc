import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingBy, existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { checkTest, validUntil } from './rules.ts'
import { instrument as i, instrumentTest as t } from './tables.ts'
import {
  type Activity,
  type InstrumentClass,
  type Result,
  type TestKind,
  type Use,
  type Venue,
  activities,
  instrumentClasses,
  results,
  testKinds,
  uses,
  venues,
} from './terms.ts'

type Money = { amountFen: bigint }
const choices = (
  vocabulary: Readonly<Record<string, string>>,
  more: Readonly<Record<string, readonly string[]>> = {},
) => Object.entries(vocabulary).map(([code, label]) => ({ code, label, synonyms: [...(more[code] ?? [])] }))

/** The ledger of a verification body, line by line: the instrument with what was done to it. New instruments come in with their first line. */
export const testLayout: Layout = {
  id: 'metrology.tests',
  title: '计量器具检定（校准）台账',
  business: 'metrology',
  tables: [i, t],
  columns: [
    {
      field: 'instrumentNo',
      label: '器具编号',
      synonyms: ['台账编号', '设备编号', '出厂编号', '管理编号'],
      kind: 'code',
      required: true,
    },
    {
      field: 'class',
      label: '器具类别',
      synonyms: ['器具名称', '计量器具名称', '类别', '计量器具种类'],
      kind: 'choice',
      required: true,
      options: choices(instrumentClasses, {
        PRICE_SCALE: ['电子计价秤', '电子台秤', '台秤', '电子秤', '计价秤', '案秤'],
        FUEL_DISPENSER: ['加油机'],
        TRUCK_SCALE: ['地磅', '电子汽车衡'],
        SPHYGMOMANOMETER: ['电子血压计', '水银血压计'],
        ECG: ['心电图机', '监护仪'],
        GAS_ALARM: ['气体报警器', '可燃气体报警器'],
        MOISTURE_METER: ['水分测定仪'],
        OPTOMETRY: ['验光仪', '焦度计'],
        INFRARED_THERMOMETER: ['体温枪', '测温仪', '红外测温仪', '电子体温枪', '额温枪'],
        ELECTRICITY_METER: ['电表'],
        TAXIMETER: ['计价器'],
      }),
    },
    { field: 'model', label: '型号规格', synonyms: ['型号', '规格型号'], kind: 'text' },
    {
      field: 'unit',
      label: '使用单位',
      synonyms: ['送检单位', '单位名称', '受检单位', '委托单位'],
      kind: 'text',
      required: true,
    },
    { field: 'unitCode', label: '统一社会信用代码', synonyms: ['信用代码'], kind: 'code' },
    {
      field: 'venue',
      label: '使用场所',
      synonyms: ['场所', '场所类别', '单位类别'],
      kind: 'choice',
      options: choices(venues, {
        MARKET: ['市场', '集贸市场'],
        GRAIN: ['粮所', '收购点'],
        HOSPITAL: ['卫生院', '医疗机构'],
        SCHOOL: ['幼儿园'],
      }),
    },
    { field: 'place', label: '使用位置', synonyms: ['摊位号', '位置'], kind: 'text' },
    {
      field: 'use',
      label: '用途',
      kind: 'choice',
      options: choices(uses, { TRADE: ['贸易'], MEDICAL: ['医疗'], SAFETY: ['安全'] }),
    },
    {
      field: 'kind',
      label: '检定类别',
      synonyms: ['检定种类', '检定/校准', '服务类别', '检定性质'],
      kind: 'choice',
      options: choices(testKinds, {
        PERIODIC: ['周检', '后续检定', '检定'],
        FIRST: ['首检'],
        CALIBRATION: ['计量校准'],
      }),
    },
    {
      field: 'activity',
      label: '活动',
      synonyms: ['活动名称'],
      kind: 'choice',
      options: choices(activities, { DAY520: ['世界计量日', '5.20', '520'], GRAIN_SEASON: ['收粮'] }),
    },
    { field: 'appliedOn', label: '申请日期', synonyms: ['送检日期', '受理日期', '委托日期'], kind: 'day' },
    {
      field: 'doneOn',
      label: '检定日期',
      synonyms: ['校准日期', '检定（校准）日期', '检定时间'],
      kind: 'day',
      required: true,
    },
    {
      field: 'result',
      label: '检定结果',
      synonyms: ['检定结论', '结论', '结果'],
      kind: 'choice',
      options: choices(results, { PASS: ['准予使用'], FAIL: ['不准使用'] }),
    },
    { field: 'documentNo', label: '证书编号', synonyms: ['检定证书编号', '证书号', '校准证书编号'], kind: 'code' },
    { field: 'validTo', label: '有效期至', synonyms: ['有效日期', '下次检定日期', '建议复校日期'], kind: 'day' },
    { field: 'body', label: '检定机构', synonyms: ['检定单位', '校准机构'], kind: 'text' },
    { field: 'verifier', label: '检定员', synonyms: ['检定人员', '校准员'], kind: 'text' },
    { field: 'fee', label: '收费', synonyms: ['检定费', '费用'], kind: 'money' },
  ],
  async plan(rows, c) {
    const parties = await resolveParties(
      c.tx,
      rows.map((r) => ({ code: r.values.unitCode as string | null, name: r.values.unit as string | null })),
    )
    const instruments = await existingBy(
      c.tx,
      i,
      i.instrumentNo,
      rows.map((r) => r.values.instrumentNo as string | null),
    )
    const done = await existingRows(
      c.tx,
      t,
      t.instrumentId,
      [...instruments.values()].map((x) => x.id),
    )
    const seen = new Set<string>()
    const newest = new Map<string, string>()
    return rows.map((r, n): RowPlan => {
      const p = parties[n]!
      if ('missing' in p) return { outcome: 'refused', reason: p.missing }
      const v = r.values
      const instrumentNo = v.instrumentNo as string
      const doneOn = v.doneOn as Day
      const key = `${instrumentNo} ${doneOn}`
      if (seen.has(key))
        return { outcome: 'refused', reason: `器具 ${instrumentNo} ${doneOn} 的检定在文件里出现了两次，只留了第一行。` }
      seen.add(key)
      const kindOf = v.class as InstrumentClass
      const kind = (v.kind as TestKind | null) ?? (kindOf === 'INFRARED_THERMOMETER' ? 'CALIBRATION' : 'PERIODIC')
      const appliedOn = (v.appliedOn as Day | null) ?? doneOn
      const result = v.result as Result | null
      const wrong = checkTest(
        { kind, class: kindOf, appliedOn, doneOn, result, validTo: v.validTo as Day | null },
        c.today,
      )
      if (wrong) return { outcome: 'refused', reason: wrong.message }
      const validTo =
        result === 'FAIL' ? null : ((v.validTo as Day | null) ?? validUntil(c.law, kindOf, doneOn) ?? null)
      const existing = instruments.get(instrumentNo)
      const { stationCode } = p.found
      const latest = [existing?.lastTestedOn, newest.get(instrumentNo)].every((d) => !d || d <= doneOn)
      if (latest) newest.set(instrumentNo, doneOn)
      else if (!existing)
        return { outcome: 'refused', reason: `新器具 ${instrumentNo} 的几次检定请按日期先后分次导入。` }
      if (!existing && seen.has(`new ${instrumentNo}`))
        return { outcome: 'refused', reason: `新器具 ${instrumentNo} 有几次检定，这一行请再导入一次。` }
      if (!existing) seen.add(`new ${instrumentNo}`)
      const owner = upsert(
        c.tx,
        i,
        existing,
        {
          instrumentNo,
          class: kindOf,
          use: (v.use as Use | null) ?? existing?.use ?? 'TRADE',
          name: instrumentClasses[kindOf],
          model: v.model as string | null,
          partyId: p.found.id,
          stationCode,
          venue: (v.venue as Venue | null) ?? existing?.venue ?? 'OTHER',
          place: v.place as string | null,
          registeredOn: existing?.registeredOn ?? appliedOn,
          ...(latest && { lastTestedOn: doneOn, validTo }),
        },
        r.line,
      )
      if (owner.outcome === 'refused') return owner
      const test = upsert(
        c.tx,
        t,
        done.find(
          (x) =>
            x.instrumentId === existing?.id && (x.doneOn === doneOn || (x.doneOn === null && x.appliedOn <= doneOn)),
        ),
        {
          instrumentId: owner.recordId,
          stationCode,
          kind,
          activity: v.activity as Activity | null,
          appliedOn,
          doneOn,
          result,
          documentNo: v.documentNo as string | null,
          validTo,
          body: v.body as string | null,
          verifier: v.verifier as string | null,
          feeFen: (v.fee as Money | null)?.amountFen ?? null,
        },
        r.line,
      )
      if (test.outcome === 'refused' || test.outcome === 'unchanged') return test.outcome === 'refused' ? test : owner
      return { ...test, writes: [...(owner.outcome === 'unchanged' ? [] : owner.writes), ...test.writes] }
    })
  },
}
