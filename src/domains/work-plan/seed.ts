import { addDays, dayOf } from '#platform/clock/day.ts'
import type { Seed, SeedRow } from '#kernel/seed/world.ts'
import { planItem, planProgress, planSupervision, workPlan } from './tables.ts'

/** What the bureau plans each year, by part: the words of an imagined county. */
const planned: readonly [part: string, content: string, unitCode: string, month: number][] = [
  ['抓常态化防控', '冷链食品逐批查验追溯信息', '94', 6],
  ['抓常态化防控', '药店和农贸市场按月巡查', '94', 11],
  ['优化营商环境', '企业开办全程网上办比例继续提高', '92', 10],
  ['优化营商环境', '双随机抽查计划向社会公布并按期完成', '93', 11],
  ['守牢安全底线', '校园食堂和大型餐饮单位检查全覆盖', '94', 9],
  ['守牢安全底线', '电梯维保单位质量抽查', '95', 8],
  ['守牢安全底线', '药品零售企业执业药师在岗检查', '94', 11],
  ['规范市场秩序', '网络订餐平台和广告监测每季度一次', '95', 12],
  ['规范市场秩序', '商标侵权、假冒专利专项执法', '95', 10],
  ['推进质量强县', '培育质量标杆企业和发明专利申报辅导', '93', 12],
  ['推进质量强县', '检验检测机构能力比对', '93', 11],
  ['加强队伍建设', '执法人员业务培训和考试', '91', 9],
]

/** The plan of a year is adopted in December of the year before; two items in twelve are not done in time. */
export const workPlanSeed: Seed = {
  order: 96,
  month(world, m) {
    if (m.month !== 12) return
    const year = m.year + 1
    const adoptedOn = dayOf(m.year, 12, 2)
    const plan = world.put(
      workPlan,
      {
        year,
        kind: 'YEAR',
        title: `${year}年工作计划`,
        documentNo: `玉市监发〔${m.year}〕${m.random.int(40, 90)}号`,
        adoptedOn,
        unitCode: '91',
      },
      adoptedOn,
    )
    planned.forEach(([part, content, unitCode, month], n) => {
      const dueOn = dayOf(year, month, 28)
      const [holder] = world.officers(`计划${content}`)
      const item = world.put(
        planItem,
        { planId: plan.current.id, itemNo: n + 1, part, content, unitCode, holder: holder!, dueOn },
        adoptedOn,
      )
      const halfway = dayOf(year, Math.max(2, month - 3), 15)
      world.put(
        planProgress,
        {
          itemId: item.current.id,
          reportedOn: halfway,
          percent: m.random.pick([30, 40, 50, 60]),
          progress: '按月推进，已完成前期部署。',
          reportedBy: holder!,
        },
        halfway,
      )
      if (n % 6 === 3) supervised(item, holder!)
      const late = n % 6 === 5
      const doneOn = late ? addDays(dueOn, 40) : addDays(dueOn, -m.random.int(2, 25))
      world.revise(item, { doneOn, result: '已完成，材料归档。' }, doneOn)
    })

    function supervised(item: SeedRow, holder: string): void {
      const issuedOn = dayOf(year, 7, 5)
      const notice = world.put(
        planSupervision,
        {
          itemId: item.current.id,
          issuedOn,
          documentNo: `玉市监督〔${year}〕${m.random.int(1, 20)}号`,
          demand: `请${holder}加快进度，报送时间表。`,
          replyDueOn: addDays(issuedOn, 10),
        },
        issuedOn,
      )
      const repliedOn = addDays(issuedOn, 7)
      world.revise(notice, { repliedOn, reply: '已调整人手，按期完成。' }, repliedOn)
    }
  },
}
