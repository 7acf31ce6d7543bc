import { type Day, addDays, day, dayOf } from '#platform/clock/day.ts'
import { seedGathering } from '#kernel/gathering/seed.ts'
import { gatheringAttendee } from '#kernel/gathering/tables.ts'
import type { Seed, SeedMonth, World } from '#kernel/seed/world.ts'
import { demoStations, personName } from '#kernel/seed/words.ts'
import {
  dutyProgress,
  dutyTask,
  screenedPerson,
  screening,
  screeningMatch,
  selfCheck,
  studyMaterial,
  villagePosting,
} from './tables.ts'
import { type Duty, type ScreeningKind, duties } from './terms.ts'
import { talkTheme, theoryTheme } from './themes.ts'

const branches = ['机关第一党支部', '机关第二党支部', '基层所联合党支部']
const topics = ['党章和党的历史', '法治政府建设', '食品安全责任', '乡村振兴政策', '党风廉政建设', '安全生产责任']

/** Cadres in villages: two from 2019, relieved by three in 2021 and again after each term. */
const terms: readonly { from: Day; to: Day | null; villages: readonly string[] }[] = [
  { from: day('2019-03-11'), to: day('2021-05-21'), villages: ['北坡村', '石桥村'] },
  { from: day('2021-05-21'), to: day('2023-06-01'), villages: ['北坡村', '石桥村', '柳湾村'] },
  { from: day('2023-06-01'), to: day('2025-06-10'), villages: ['北坡村', '柳湾村', '上塘村'] },
  { from: day('2025-06-10'), to: null, villages: ['柳湾村', '上塘村', '松林村'] },
]

/** What the county asks for, each year anew: the month in which it comes and how many weeks it may take. */
const asked: readonly [month: number, duty: Duty, title: string, weeks: number][] = [
  [1, 'SAFETY', '春节前安全生产隐患排查', 4],
  [2, 'RELIEF', '联系户走访和返贫监测', 16],
  [3, 'CRIME', '行业领域整治线索摸排', 10],
  [3, 'DISCIPLINE', '节日“四风”问题监督', 6],
  [4, 'HYGIENE', '农贸市场周边环境整治', 8],
  [5, 'PATROL', '巡察“回头看”反馈问题整改', 20],
  [6, 'DRUGS', '易制毒化学品经营单位排查', 6],
  [6, 'SAFETY', '安全生产月宣传', 4],
  [7, 'RELIEF', '驻村产业项目帮扶', 16],
  [8, 'CORRUPTION', '作风问题整治方案落实', 12],
  [9, 'CIVILITY', '文明城市测评点位整改', 8],
  [10, 'SAFETY', '冬季用气安全检查', 8],
  [11, 'AIDS', '宾馆和娱乐场所防艾宣传', 4],
]

/** Years of the planted faults: a relief task that stays open for a year (C17), a self-check with a find (C18). */
const plantedYears = [2022, 2025]

/** The party office's part of the county. Persons are invented and bear no numbers. */
export const staffDutySeed: Seed = {
  order: 95,
  opening(world) {
    terms.forEach((term, t) =>
      term.villages.forEach((village, i) => {
        const [name] = world.officers(`驻村${t}-${i}`)
        const row = world.put(
          villagePosting,
          {
            staffNo: `ZC${t + 1}${i + 1}`,
            name: name!,
            town: demoStations[i % demoStations.length]!.towns[0]![1],
            village,
            post: i === 0 ? '第一书记' : '工作队员',
            released: true,
            documentNo: `玉组通〔${term.from.slice(0, 4)}〕${12 + i}号`,
            fromDay: term.from,
          },
          term.from,
        )
        if (term.to) world.revise(row, { toDay: term.to, endReason: '任期届满轮换' }, term.to)
      }),
    )
  },
  month(world, m) {
    study(world, m)
    countyTasks(world, m)
    if (m.month === 9) selfChecks(world, m)
    if (m.month === 4 && m.year >= 2021 && m.year <= 2022) screen(world, m, 'JUSTICE', 46)
    if (m.month === 6 && m.year >= 2021) screen(world, m, 'OWN', 24)
  },
}

function study(world: World, m: SeedMonth): void {
  const no = `${m.year}${String(m.month).padStart(2, '0')}`
  if (m.month !== 2)
    seedGathering(world, {
      no: `DW${no}`,
      theme: theoryTheme,
      kind: 'STUDY',
      title: `党组理论学习中心组专题学习：${m.random.pick(topics)}`,
      heldOn: m.workday(),
      place: '三楼会议室',
      host: '局党组',
      headcount: m.random.int(9, 14),
    })
  if (m.month === 3 || m.month === 7)
    for (const branch of branches)
      world.put(
        studyMaterial,
        {
          title: m.random.pick(['学习读本', '简明党史', '廉洁自律准则解读']),
          handedOutOn: m.workday(),
          copies: world.amount(m.year === 2021 ? m.random.int(60, 80) : m.random.int(18, 30), 1),
          branch,
          orderNo: `DG${no}`,
        },
        m.last,
      )
  if (m.month === 8) {
    const heldOn = m.workday()
    const talk = seedGathering(world, {
      no: `TH${no}`,
      theme: talkTheme,
      kind: 'TALK',
      title: '一线执法人员廉政谈话',
      heldOn,
      host: '局党组',
    })
    const count = Math.max(3, Math.round(20 * world.scale))
    for (const name of new Set(world.officers(...Array.from({ length: count }, (_, i) => `谈话${i}`))))
      world.put(
        gatheringAttendee,
        { gatheringId: talk.current.id, personName: name, attendance: 'PRESENT', people: 1, signedOn: heldOn },
        heldOn,
      )
  }
}

function countyTasks(world: World, m: SeedMonth): void {
  for (const [month, duty, title, weeks] of asked) {
    if (month !== m.month) continue
    const assignedOn = m.workday()
    const dueOn = addDays(assignedOn, weeks * 7)
    const [holder] = world.officers(`${duty}${title}`)
    const row = world.put(
      dutyTask,
      {
        duty,
        title: `${m.year}年${title}`,
        measure: `按县里部署落实${duties[duty]}任务，每月报送进展。`,
        documentNo: `玉办发〔${m.year}〕${m.random.int(3, 60)}号`,
        assignedOn,
        dueOn,
        unitCode: m.random.pick(['91', '94', '95', '01', '02']),
        holder: holder!,
      },
      assignedOn,
    )
    const reportedOn = addDays(assignedOn, weeks * 3)
    world.put(
      dutyProgress,
      { taskId: row.current.id, reportedOn, progress: '已完成前期排查，正在逐项落实。', reportedBy: holder! },
      reportedOn,
    )
    const planted = duty === 'RELIEF' && month === 7 && plantedYears.includes(m.year)
    const doneOn = planted ? dayOf(m.year + 1, 8, 20) : addDays(dueOn, -m.random.int(1, 12))
    world.revise(row, { doneOn, proof: '已完成，佐证材料已归档。' }, doneOn)
  }
}

function selfChecks(world: World, m: SeedMonth): void {
  const units = ['91', '92', '93', '94', '95', '01', '02']
  units.forEach((unitCode, i) => {
    const checkedOn = m.workday()
    const planted = plantedYears.includes(m.year) && i === 3
    const row = world.put(
      selfCheck,
      {
        checkedOn,
        unitCode,
        checkedBy: world.officers(`自查${unitCode}`)[0]!,
        subject: '食品药品监管中的作风和廉洁问题',
        finding: planted ? '一次检查没有按规定由两人进行，事后补签名字。' : null,
      },
      checkedOn,
    )
    if (planted) {
      const correctedOn = addDays(checkedOn, 30)
      world.revise(row, { correctedOn, measure: '对当事人批评教育，重新检查并补正文书。' }, correctedOn)
    }
  })
}

function screen(world: World, m: SeedMonth, kind: ScreeningKind, count: number): void {
  const requestedOn = m.workday()
  const answeredOn = addDays(requestedOn, 14)
  const request = world.put(
    screening,
    {
      screeningNo: `HC${m.year}-${kind === 'JUSTICE' ? '01' : '02'}`,
      kind,
      requestedBy: kind === 'JUSTICE' ? '县政法队伍教育整顿领导小组办公室' : '本局党组',
      requestedOn,
      dueOn: addDays(requestedOn, 20),
    },
    requestedOn,
  )
  const screenedOn = addDays(requestedOn, 3)
  const businesses = world.parties.filter((p) => p.state === 'ACTIVE' && p.establishedOn < requestedOn)
  for (let i = 0; i < world.amount(count, 3); i++) {
    const self = i % 2 === 0
    // Every twelfth bears the name of somebody in the register: looked into, and somebody else.
    const twin = i % 12 === 2 && businesses.length > 0 ? m.random.pick(businesses) : undefined
    const person = world.put(
      screenedPerson,
      {
        screeningId: request.current.id,
        personName: twin?.legalRepName ?? personName(m.random),
        relation: self ? 'SELF' : m.random.pick(['SPOUSE', 'CHILD', 'PARENT'] as const),
        memberName: self ? null : personName(m.random),
        workUnit: kind === 'JUSTICE' ? m.random.pick(['县公安局', '县检察院', '县法院', '县司法局']) : '本局',
        screenedOn,
      },
      screenedOn,
    )
    if (twin)
      world.put(
        screeningMatch,
        {
          personId: person.current.id,
          partyId: twin.id,
          role: '法定代表人（负责人、经营者）',
          way: 'NAME',
          verdict: 'EXCLUDED',
          settledOn: addDays(screenedOn, 5),
          settledBy: world.officers('核查经办')[0]!,
          note: '重名，身份证号不同。',
        },
        addDays(screenedOn, 5),
      )
  }
  world.revise(request, { answeredOn, signedBy: '韩宁' }, answeredOn)
}
