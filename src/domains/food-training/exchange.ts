import type { Day } from '#platform/clock/day.ts'
import type { Layout, RowPlan, Write } from '#kernel/exchange/layout.ts'
import { maskIdNumber } from '#kernel/codelist/citizen-id.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { amountOf, outcomeOf } from './rules.ts'
import { foodTrainingPerson, foodTrainingStep, foodTrainingUnit } from './tables.ts'
import { type ExamKind, type Post, type UnitKind, examKinds, posts, unitKinds } from './terms.ts'

/**
 * The sheet of the assessment platform: one row for each person, with the dates of his three steps. A row without a name only puts
 * the unit into the register. The file has no key to seal numbers with: they are kept masked.
 */
export const foodTrainingLayout: Layout = {
  id: 'food-training.people',
  title: '食品安全管理人员培训考核台账',
  business: 'food-training',
  tables: [foodTrainingUnit, foodTrainingPerson, foodTrainingStep],
  columns: [
    {
      field: 'name',
      label: '单位名称',
      synonyms: ['企业名称', '餐饮单位名称', '食堂名称', '主体名称', '所在单位'],
      kind: 'text',
      required: true,
    },
    { field: 'code', label: '统一社会信用代码', synonyms: ['社会信用代码', '信用代码', '单位代码'], kind: 'code' },
    {
      field: 'kind',
      label: '单位类别',
      synonyms: ['单位类型', '主体业态', '业态'],
      kind: 'choice',
      required: true,
      options: [
        {
          code: 'CATERING',
          label: unitKinds.CATERING,
          synonyms: ['餐饮企业', '餐饮服务企业', '餐饮服务经营者', '餐饮'],
        },
        {
          code: 'CANTEEN_SCHOOL',
          label: unitKinds.CANTEEN_SCHOOL,
          synonyms: ['学校食堂', '幼儿园食堂', '托幼机构食堂'],
        },
        {
          code: 'CANTEEN_OTHER',
          label: unitKinds.CANTEEN_OTHER,
          synonyms: ['单位食堂', '机关食堂', '医院食堂', '养老机构食堂', '工地食堂'],
        },
      ],
    },
    { field: 'fromDay', label: '列入日期', synonyms: ['纳入日期', '开业日期'], kind: 'day' },
    {
      field: 'personName',
      label: '姓名',
      synonyms: ['人员姓名', '食品安全管理人员', '食品安全员', '考生姓名'],
      kind: 'text',
    },
    { field: 'idNumber', label: '身份证号', synonyms: ['身份证号码', '证件号码', '公民身份号码'], kind: 'id-number' },
    {
      field: 'post',
      label: '岗位',
      synonyms: ['职务', '人员类别', '岗位类别'],
      kind: 'choice',
      options: [
        { code: 'HEAD', label: posts.HEAD, synonyms: ['负责人', '法定代表人', '校长', '园长'] },
        { code: 'DIRECTOR', label: posts.DIRECTOR },
        { code: 'OFFICER', label: posts.OFFICER },
        { code: 'MANAGER', label: posts.MANAGER, synonyms: ['食品安全管理员', '管理人员'] },
      ],
    },
    { field: 'registeredOn', label: '注册日期', synonyms: ['平台注册日期', '注册时间'], kind: 'day' },
    { field: 'accountNo', label: '平台账号', synonyms: ['账号', '准考证号'], kind: 'text' },
    { field: 'trainedOn', label: '培训日期', synonyms: ['培训完成日期', '培训时间'], kind: 'day' },
    { field: 'hours', label: '学时', synonyms: ['培训学时', '累计学时'], kind: 'number' },
    { field: 'assessedOn', label: '考核日期', synonyms: ['考试日期', '抽考日期', '考核时间'], kind: 'day' },
    {
      field: 'examKind',
      label: '考核方式',
      synonyms: ['考试类型'],
      kind: 'choice',
      options: [
        { code: 'SELF', label: examKinds.SELF, synonyms: ['自行考核', '单位考核'] },
        { code: 'SPOT', label: examKinds.SPOT, synonyms: ['监督抽查', '抽考', '抽查考核'] },
      ],
    },
    { field: 'score', label: '考核成绩', synonyms: ['成绩', '分数', '得分', '考试成绩'], kind: 'number' },
    { field: 'certificateNo', label: '合格证明编号', synonyms: ['合格证编号', '证书编号'], kind: 'text' },
    { field: 'leftOn', label: '离岗日期', synonyms: ['离职日期'], kind: 'day' },
  ],
  async plan(rows, c) {
    const parties = await resolveParties(
      c.tx,
      rows.map((r) => ({ code: r.values.code as string | null, name: r.values.name as string | null })),
    )
    const ids = parties.map((p) => ('found' in p ? p.found.id : null))
    const [units, people] = await Promise.all([
      existingRows(c.tx, foodTrainingUnit, foodTrainingUnit.partyId, ids),
      existingRows(c.tx, foodTrainingPerson, foodTrainingPerson.partyId, ids),
    ])
    const done = await existingRows(
      c.tx,
      foodTrainingStep,
      foodTrainingStep.personId,
      people.map((p) => p.id),
    )
    // A unit or a person that an earlier row of this file made.
    const newUnits = new Map<string, string>()
    const newPeople = new Set<string>()
    return rows.map((r, i): RowPlan => {
      const named = parties[i]!
      if ('missing' in named) return { outcome: 'refused', reason: named.missing }
      const party = named.found
      const v = r.values
      const day = (field: string): Day | null => v[field] as Day | null
      const [registeredOn, trainedOn, assessedOn, leftOn] = [
        day('registeredOn'),
        day('trainedOn'),
        day('assessedOn'),
        day('leftOn'),
      ]
      const days = [day('fromDay'), registeredOn, trainedOn, assessedOn].filter((d) => d !== null)
      if ([...days, leftOn].some((d) => d !== null && d > c.today))
        return { outcome: 'refused', reason: '有的日期还没有到，请核对。' }
      if (days.length === 0)
        return {
          outcome: 'refused',
          reason: '列入、注册、培训、考核日期一个也没有，不知道从哪一天算起，请至少填一个。',
        }
      const first = days.reduce((a, b) => (a < b ? a : b))
      const kind = v.kind as UnitKind
      const name = v.personName as string | null
      const score = v.score as number | null
      if (score !== null && (assessedOn === null || amountOf(String(score), 100) === undefined))
        return { outcome: 'refused', reason: '有考核成绩的要有考核日期，成绩要在 0 到 100 之间、最多一位小数。' }
      if (assessedOn !== null && score === null) return { outcome: 'refused', reason: '有考核日期的要有考核成绩。' }
      if (name === null && (registeredOn ?? trainedOn ?? assessedOn) !== null)
        return { outcome: 'refused', reason: '登记注册、培训、考核的要有姓名。' }
      const warnings: string[] = []
      const writes: Write[] = []
      const take = (plan: RowPlan): string => {
        if (plan.outcome === 'refused') throw new Error('an upsert refuses nothing')
        if ('writes' in plan) writes.push(...plan.writes)
        return plan.recordId
      }
      const common = { partyId: party.id, stationCode: party.stationCode }
      const unit = units.find((u) => u.partyId === party.id && u.kind === kind && u.toDay === null)
      const unitKey = `${party.id} ${kind}`
      const unitId =
        unit?.id ??
        newUnits.get(unitKey) ??
        take(upsert(c.tx, foodTrainingUnit, undefined, { ...common, kind, fromDay: first }, r.line))
      newUnits.set(unitKey, unitId)
      if (name === null) return fate(unit ? 'unchanged' : 'created', unitId, writes, warnings)
      const idNumber = v.idNumber as string | { masked: string } | null
      const idMasked =
        idNumber === null ? null : typeof idNumber === 'string' ? maskIdNumber(idNumber) : idNumber.masked
      const personKey = `${unitId} ${name} ${idMasked}`
      if (newPeople.has(personKey))
        return { outcome: 'refused', reason: `文件里${name}在这家单位出现了两次，请并成一行。` }
      newPeople.add(personKey)
      const person = people.find(
        (p) =>
          p.unitId === unitId &&
          p.personName === name &&
          (idMasked === null || p.idMasked === null || p.idMasked === idMasked),
      )
      const personId = take(
        upsert(
          c.tx,
          foodTrainingPerson,
          person,
          {
            ...common,
            unitId,
            personName: name,
            idMasked,
            post: (v.post as Post | null) ?? person?.post ?? 'MANAGER',
            enteredOn: person?.enteredOn ?? first,
            registeredOn,
            accountNo: v.accountNo as string | null,
            leftOn,
          },
          r.line,
        ),
      )
      // What the platform has recorded is a fact: a step without the one before it is kept and left to rule E18.
      if (trainedOn !== null && (registeredOn ?? person?.registeredOn ?? null) === null)
        warnings.push('有培训日期，没有注册日期。')
      if (
        assessedOn !== null &&
        trainedOn === null &&
        !done.some((s) => s.personId === personId && s.step === 'TRAINED')
      )
        warnings.push('有考核日期，没有培训日期。')
      const known = (step: 'TRAINED' | 'ASSESSED', on: Day) =>
        done.find((s) => s.personId === personId && s.step === step && s.onDay === on)
      if (trainedOn !== null)
        take(
          upsert(
            c.tx,
            foodTrainingStep,
            known('TRAINED', trainedOn),
            { ...common, personId, step: 'TRAINED', onDay: trainedOn, hours: decimal(v.hours as number | null) },
            r.line,
          ),
        )
      if (assessedOn !== null && score !== null) {
        const { passMark, ...outcome } = outcomeOf(score, assessedOn, c.law)
        take(
          upsert(
            c.tx,
            foodTrainingStep,
            known('ASSESSED', assessedOn),
            {
              ...common,
              ...outcome,
              personId,
              step: 'ASSESSED',
              onDay: assessedOn,
              examKind: v.examKind as ExamKind | null,
              score: decimal(score),
              passMark: decimal(passMark),
              certificateNo: v.certificateNo as string | null,
            },
            r.line,
          ),
        )
      }
      return fate(person ? 'updated' : 'created', personId, writes, warnings)
    })
  },
}

const fate = (
  outcome: 'created' | 'updated' | 'unchanged',
  recordId: string,
  writes: Write[],
  warnings: string[],
): RowPlan =>
  writes.length === 0 || outcome === 'unchanged'
    ? { outcome: 'unchanged', recordId, warnings }
    : { outcome, recordId, writes, warnings }

/** As the database gives a decimal back: a row that says the same again is unchanged. */
const decimal = (n: number | null): string | null => (n === null ? null : n.toFixed(6))
