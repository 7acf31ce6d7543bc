import { addDays } from '#platform/clock/day.ts'
import { personName } from '#kernel/seed/words.ts'
import type { Seed, SeedMonth, SeedRow, World } from '#kernel/seed/world.ts'
import { sample, samplingTask } from './tables.ts'
import type { PlanLevel, SampledKind, Stage } from './terms.ts'

const lines: readonly { kind: SampledKind; stage: Stage; level: PlanLevel; category: string; batches: number }[] = [
  { kind: 'FOOD', stage: 'PRODUCTION', level: 'COUNTY', category: '米粉、糕点等本地加工食品', batches: 40 },
  { kind: 'FOOD', stage: 'SALE', level: 'PROVINCIAL', category: '预包装食品', batches: 90 },
  { kind: 'FOOD', stage: 'CATERING', level: 'COUNTY', category: '餐饮食品和餐饮具', batches: 60 },
  { kind: 'FARM_PRODUCE', stage: 'SALE', level: 'PREFECTURE', category: '蔬菜、畜禽肉、水产品', batches: 110 },
  { kind: 'DRUG', stage: 'SALE', level: 'PROVINCIAL', category: '中药饮片、化学药品', batches: 24 },
  { kind: 'DRUG', stage: 'USE', level: 'PROVINCIAL', category: '医疗机构在用药品', batches: 10 },
  { kind: 'PRODUCT', stage: 'SALE', level: 'COUNTY', category: '电线电缆、儿童用品', batches: 12 },
]
const products: Readonly<Record<SampledKind, readonly string[]>> = {
  FOOD: ['鲜湿米粉', '桂花糕', '花生油', '腐竹', '散装白酒', '酱油', '饮用水', '消毒餐具'],
  FARM_PRODUCE: ['芹菜', '豇豆', '鲫鱼', '鸡肉', '生姜', '柑橘'],
  DRUG: ['板蓝根颗粒', '三七粉', '阿莫西林胶囊', '当归饮片'],
  COSMETIC: [],
  DEVICE: [],
  PRODUCT: ['电线电缆', '儿童玩具', '学生书包'],
}
const faults = ['菌落总数', '铅（以Pb计）', '过氧化值', '啶虫脒', '恩诺沙星', '大肠菌群', '水分']
const laboratory = '柳北食品药品检验所'

/**
 * A plan every January and samples all through the year, one in thirty failed. Planted: each year a drug task that is done beyond
 * its plan (E08), a sample taken before its task was assigned (E07), and a disposal closed without delivery (E09).
 */
export const samplingSeed: Seed = {
  order: 60,
  month(world, m) {
    if (m.month === 1) world.tell('sampling-plan', planOf(world, m))
    const [plan] = world.take<SeedRow[]>('sampling-plan')
    if (!plan) return
    world.tell('sampling-plan', plan)
    const units = world.parties.filter(
      (p) => p.state === 'ACTIVE' && p.establishedOn < m.first && /食品|超市|店|摊|餐饮|医药|药/.test(p.name),
    )
    if (units.length === 0) return
    for (const [i, task] of plan.entries()) {
      // A fifth of the plan is left for the year's end; one drug task is overdone in November.
      const share = lines[i]!.batches / 12
      const overdone = lines[i]!.kind === 'DRUG' && lines[i]!.stage === 'USE' && m.month === 11
      const count = world.amount(overdone ? share * 5 : share, m.month % 4 === i % 4 ? 1 : 0)
      for (let n = 0; n < count; n++) take(world, m, task, i, n, m.random.pick(units))
    }
  },
}

function planOf(world: World, m: SeedMonth): SeedRow[] {
  return lines.map((line, i) => {
    const assignedOn = addDays(m.first, 9 + i)
    return world.put(
      samplingTask,
      {
        year: m.year,
        taskNo: `CJ${m.year}${String(i + 1).padStart(2, '0')}`,
        planName: `${m.year}年${line.kind === 'DRUG' ? '药品' : line.kind === 'PRODUCT' ? '产品质量' : '食品安全'}抽检计划`,
        documentNo: `玉市监发〔${m.year}〕${5 + i}号`,
        level: line.level,
        kind: line.kind,
        category: line.category,
        stage: line.stage,
        purpose: 'SUPERVISION',
        batches: world.amount(line.batches, 2),
        assignedOn,
        dueOn: addDays(m.first, 333),
        laboratory,
      },
      assignedOn,
    )
  })
}

function take(
  world: World,
  m: SeedMonth,
  task: SeedRow,
  line: number,
  n: number,
  unit: { id: string; stationCode: string },
): void {
  const { kind, stage, category } = lines[line]!
  const early = m.month === 1 && n === 0 && line === 0
  const day = m.workday()
  const assignedOn = task.current.assignedOn as typeof day
  const sampledOn = m.month === 1 ? (early ? addDays(assignedOn, -3) : addDays(assignedOn, m.random.int(1, 10))) : day
  const reportedOn = addDays(sampledOn, m.random.int(12, 28))
  const row = world.put(
    sample,
    {
      formNo: `XC${String(m.year).slice(2)}${world.county}${String(line + 1)}${String(m.month).padStart(2, '0')}${String(n + 1).padStart(3, '0')}`,
      taskId: task.current.id,
      partyId: unit.id,
      stationCode: unit.stationCode,
      purpose: 'SUPERVISION',
      productName: m.random.pick(products[kind]),
      category,
      stage,
      sampledOn,
      samplers: world.officers(personName(m.random), personName(m.random)).join('、'),
      sampleQuantity: 6,
      backupQuantity: 2,
      laboratory,
      dispatchedOn: addDays(sampledOn, 2),
      arrivedOn: addDays(sampledOn, 3),
    },
    sampledOn,
  )
  const fails = m.random.chance(1 / 30)
  const planted = m.month === 3 && n === 0 && line === 1
  const receivedOn = addDays(reportedOn, 1)
  world.revise(
    row,
    {
      reportNo: `SP${m.year}${String(line)}${String(m.month).padStart(2, '0')}${String(n + 1).padStart(3, '0')}`,
      reportedOn,
      verdict: fails || planted ? 'NON_CONFORM' : 'CONFORM',
      ...(fails || planted
        ? { failedItems: m.random.pick(faults), receivedOn }
        : { publishedOn: addDays(reportedOn, 10) }),
    },
    reportedOn,
  )
  if (!fails && !planted) return
  const deliveredOn = addDays(receivedOn, m.random.int(1, 6))
  if (!planted) world.revise(row, { deliveredOn }, deliveredOn)
  const closedOn = addDays(deliveredOn, m.random.int(25, 100))
  world.revise(
    row,
    {
      closedOn,
      controls: '下架封存剩余产品',
      cause: '进货查验不严',
      rectification: '已停止销售并整改',
      caseOutcome: m.random.chance(0.7) ? 'CASE' : 'NO_CASE',
      outcomeNo: '见案卷',
      closedBy: personName(m.random),
    },
    closedOn,
  )
}
