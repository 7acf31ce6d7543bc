import { momentOn } from '#platform/clock/clock.ts'
import { addDays } from '#platform/clock/day.ts'
import { inspectionObject, inspectionPublication, inspectionTask, inspectionVisit } from '#kernel/inspection/tables.ts'
import type { CheckResult } from '#kernel/inspection/terms.ts'
import { personName } from '#kernel/seed/words.ts'
import type { Seed } from '#kernel/seed/world.ts'

const matters = [
  '公示信息抽查',
  '登记事项检查',
  '年度报告检查',
  '广告行为检查',
  '食品经营监督检查',
  '餐饮服务检查',
  '药品经营检查',
  '在用计量器具检查',
  '特种设备使用检查',
  '产品质量检查',
]
const partners = ['县公安局', '县农业农村局', '县卫生健康局', '县教育局', '县税务局', '县文化和旅游局']

/** About two tasks a month (four in 2021), one in four joint. A few published without a check are planted for E03, a joint task without partners for E13. */
export const randomInspectionSeed: Seed = {
  order: 50,
  month(world, m) {
    const pool = world.parties.filter(
      (p) => p.state === 'ACTIVE' && p.category !== 'REP_OFFICE' && p.establishedOn < m.first,
    )
    if (pool.length === 0) return
    const count = m.year === 2021 ? 4 : 2
    for (let i = 0; i < count; i++) {
      const openedOn = m.workday()
      const isJoint = m.random.chance(0.25)
      const received = !isJoint && m.random.chance(0.4)
      const matter = m.random.pick(matters)
      const drawnOn = addDays(openedOn, m.random.int(0, 4))
      const task = world.put(
        inspectionTask,
        {
          taskNo: `${world.county}${m.year}${String(m.month).padStart(2, '0')}${String(i + 1).padStart(2, '0')}`,
          name: `${m.year}年${matter}${isJoint ? '部门联合' : ''}随机抽查（${m.month}月第${i + 1}次）`,
          kind: 'DOUBLE_RANDOM',
          source: m.random.chance(0.85) ? 'PLAN' : 'TEMPORARY',
          origin: received ? 'RECEIVED' : 'INITIATED',
          joint: isJoint,
          ownLead: !received,
          // Planted for E13: one joint task in fifteen names no partner.
          departments: isJoint && !m.random.chance(1 / 15) ? m.random.sample(partners, m.random.int(1, 3)) : null,
          itemCodes: [matter],
          directed: m.random.chance(0.6),
          openedOn,
          drawnOn,
          periodFrom: drawnOn,
          periodTo: addDays(drawnOn, 60),
          poolTotal: pool.length,
          closedOn: null,
        },
        openedOn,
      )
      for (const p of m.random.sample(pool, world.amount(m.random.int(12, 45), 2))) {
        const visitedOn = addDays(drawnOn, m.random.int(3, 50))
        const publishedOn = addDays(visitedOn, m.random.int(1, 22))
        const object = world.put(
          inspectionObject,
          {
            taskId: task.current.id,
            partyId: p.id,
            stationCode: p.stationCode,
            drawnOn,
            unitCode: p.stationCode,
            inspectors: world.officers(personName(m.random), personName(m.random)).join('、'),
            dueOn: addDays(visitedOn, 28),
          },
          drawnOn,
        )
        if (object.future) continue
        const result = m.random.weighted<CheckResult>([
          ['1', 78],
          ['2', 4],
          ['4', 5],
          ['5', 9],
          ['7', 2],
          ['8', 2],
        ])
        // Planted for E03: one publication in 150 has no check behind it.
        const planted = m.random.chance(1 / 150)
        if (!planted) {
          world.put(
            inspectionVisit,
            {
              objectId: object.current.id,
              stationCode: p.stationCode,
              visitedOn,
              method: '实地检查',
              result,
              problem: result === '1' || result === '7' ? '无' : '见检查记录表',
            },
            visitedOn,
          )
        }
        if (m.random.chance(0.97)) {
          world.put(
            inspectionPublication,
            {
              objectId: object.current.id,
              stationCode: p.stationCode,
              publishedOn,
              channel: '国家企业信用信息公示系统',
            },
            publishedOn,
          )
          if (!planted)
            world.tell('check-published', {
              party: p,
              publishedOn,
              taskNo: task.current.taskNo,
              objectId: object.current.id,
            })
        }
      }
      // What is not public by then is left to the list of overdue publications; the task itself is done.
      const closedOn = addDays(drawnOn, 90)
      world.revise(task, { closedOn }, momentOn(closedOn, 17 * 3_600_000))
    }
  },
}
