import { type Day, yearOf } from '#platform/clock/day.ts'
import type { ImportColumn, Layout, RowPlan } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { externalNoColumn, operatorsOf, partyColumns, roleColumn, upstairsNo } from './exchange-operator.ts'
import { adjusted, bandOf, checkRating, gradeEnds } from './rules.ts'
import { cateringRating, foodGrading } from './tables.ts'
import { type CateringMark, type RiskGrade, gradeOrder } from './terms.ts'

const yearColumn: ImportColumn = {
  field: 'year',
  label: '评定年度',
  synonyms: ['年度', '分级年度', '评级年度'],
  kind: 'integer',
}

/** Risk grades as the province's platform exports them. The grade there is a fact; one that the points do not give is kept with a warning. */
export const gradingLayout: Layout = {
  id: 'food-operator.grading',
  title: '食品生产经营风险分级台账',
  business: 'food-operator',
  tables: [foodGrading],
  columns: [
    ...partyColumns,
    roleColumn,
    yearColumn,
    {
      field: 'staticScore',
      label: '静态风险分值',
      synonyms: ['静态分', '静态得分', '静态风险得分'],
      kind: 'number',
      required: true,
    },
    { field: 'dynamicScore', label: '动态风险分值', synonyms: ['动态分', '动态得分', '动态风险得分'], kind: 'number' },
    { field: 'total', label: '风险总分', synonyms: ['总分', '风险等级得分', '合计得分'], kind: 'number' },
    {
      field: 'grade',
      label: '风险等级',
      synonyms: ['评定等级', '风险分级', '确定等级', '等级'],
      kind: 'choice',
      required: true,
      options: gradeOrder.map((g) => ({ code: g, label: `${g}级`, synonyms: [g, `${g}级风险`] })),
    },
    { field: 'adjustReason', label: '调整理由', synonyms: ['等级调整原因', '调整原因'], kind: 'text' },
    { field: 'ruleVersion', label: '评分表版本', synonyms: ['评分表', '评定标准'], kind: 'text' },
    { field: 'scoredOn', label: '评分日期', synonyms: ['评定日期', '评级日期'], kind: 'day', required: true },
    { field: 'scoredBy', label: '评分人', synonyms: ['评定人员', '评定人'], kind: 'text' },
    { field: 'confirmedOn', label: '确认日期', synonyms: ['确定日期', '审核日期', '批准日期'], kind: 'day' },
    { field: 'confirmedBy', label: '确认人', synonyms: ['审核人', '批准人'], kind: 'text' },
    { field: 'notifiedOn', label: '告知日期', synonyms: ['公示日期'], kind: 'day' },
    externalNoColumn,
  ],
  async plan(rows, c) {
    const operators = await operatorsOf(rows, c, (r) => r.values.scoredOn as Day)
    const known = await existingRows(
      c.tx,
      foodGrading,
      foodGrading.operatorId,
      operators.map((o) => ('found' in o ? o.found.id : null)),
    )
    const byKey = new Map(known.map((g) => [`${g.operatorId} ${g.year}`, g]))
    return rows.map((r, i): RowPlan => {
      const named = operators[i]!
      if ('missing' in named) return { outcome: 'refused', reason: named.missing }
      const operator = named.found
      const v = r.values
      const scoredOn = v.scoredOn as Day
      const confirmedOn = v.confirmedOn as Day | null
      if (scoredOn > c.today || (confirmedOn !== null && (confirmedOn < scoredOn || confirmedOn > c.today)))
        return { outcome: 'refused', reason: '评分日期要不晚于确认日期，两个日期都要不晚于今天，请核对。' }
      const fixed = v.staticScore as number
      const moving = v.dynamicScore as number | null
      const max = {
        fixed: c.law.number('food.grade.static.max', scoredOn),
        moving: c.law.number('food.grade.dynamic.max', scoredOn),
      }
      if (fixed < 0 || fixed > max.fixed || (moving !== null && (moving < 0 || moving > max.moving)))
        return {
          outcome: 'refused',
          reason: `静态风险分值要在 0 到 ${max.fixed} 之间，动态风险分值要在 0 到 ${max.moving} 之间。`,
        }
      const total = Math.round(moving === null ? (fixed * 10_000) / max.fixed : (fixed + moving) * 100)
      const said = v.total as number | null
      const warnings: string[] = []
      if (said !== null && Math.round(said * 100) !== total)
        warnings.push(`总分写的是 ${said}，静态和动态加起来是 ${total / 100}，按加起来的入账。`)
      const bandGrade = bandOf(total, c.law, scoredOn)
      const grade = v.grade as RiskGrade
      const adjustment = gradeOrder.indexOf(grade) - gradeOrder.indexOf(bandGrade)
      if (adjustment !== 0 && !v.adjustReason)
        warnings.push(`按分值应为 ${bandGrade} 级，文件里是 ${grade} 级，没有写调整理由。`)
      if (adjusted(bandGrade, Math.max(-1, Math.min(2, adjustment))) !== grade)
        warnings.push(`从 ${bandGrade} 级调到 ${grade} 级，超出调低一级、调高两级的范围，请核对。`)
      const year = (v.year as number | null) ?? yearOf(scoredOn)
      return upsert(
        c.tx,
        foodGrading,
        byKey.get(`${operator.id} ${year}`),
        {
          operatorId: operator.id,
          partyId: operator.partyId,
          stationCode: operator.stationCode,
          year,
          ruleVersion: (v.ruleVersion as string | null) ?? '上级系统评分表',
          staticScore: decimal(fixed),
          dynamicScore: moving === null ? null : decimal(moving),
          total: decimal(total / 100),
          bandGrade,
          adjustment,
          adjustReason: v.adjustReason as string | null,
          grade,
          plannedVisits: c.law.number(`food.grade.visits.${grade}`, scoredOn),
          scoredOn,
          scoredBy: v.scoredBy as string | null,
          confirmedOn,
          confirmedBy: v.confirmedBy as string | null,
          notifiedOn: v.notifiedOn as Day | null,
          validTo: confirmedOn === null ? null : gradeEnds(c.law, confirmedOn),
          ...upstairsNo(r, c),
        },
        r.line,
        warnings,
      )
    })
  },
}

/** As the database gives a decimal back: a row that says the same again is unchanged. */
const decimal = (n: number): string => n.toFixed(6)

/** The yearly rating of catering. */
export const ratingLayout: Layout = {
  id: 'food-operator.catering-rating',
  title: '餐饮服务经营者风险等级评定台账',
  business: 'food-operator',
  tables: [cateringRating],
  columns: [
    ...partyColumns,
    yearColumn,
    { field: 'average', label: '年度平均分', synonyms: ['平均分', '量化得分', '得分'], kind: 'number' },
    { field: 'keyFailures', label: '关键项不合格数', synonyms: ['关键项不符合数'], kind: 'integer' },
    {
      field: 'mark',
      label: '评定等级',
      synonyms: ['年度等级', '量化等级', '餐饮服务等级', '风险等级', '评定结果'],
      kind: 'choice',
      required: true,
      options: [
        { code: 'A', label: 'A级（优秀）', synonyms: ['A', 'A级', '优秀'] },
        { code: 'B', label: 'B级（良好）', synonyms: ['B', 'B级', '良好'] },
        { code: 'C', label: 'C级（一般）', synonyms: ['C', 'C级', '一般'] },
        { code: 'NONE', label: '不予评级，责令整改', synonyms: ['不予评级', '不评级', '责令整改'] },
      ],
    },
    { field: 'ratedOn', label: '评定日期', synonyms: ['评级日期', '评定时间'], kind: 'day', required: true },
    { field: 'rater', label: '评定人', synonyms: ['评定人员', '评定机构', '监管人员'], kind: 'text' },
    { field: 'postedOn', label: '公示牌张贴日期', synonyms: ['张贴日期', '公示日期'], kind: 'day' },
    { field: 'remark', label: '备注', kind: 'text' },
    externalNoColumn,
  ],
  async plan(rows, c) {
    const ofCaterers = rows.map((r) => ({ ...r, values: { ...r.values, role: 'CATERER' } }))
    const operators = await operatorsOf(ofCaterers, c, (r) => r.values.ratedOn as Day)
    const known = await existingRows(
      c.tx,
      cateringRating,
      cateringRating.operatorId,
      operators.map((o) => ('found' in o ? o.found.id : null)),
    )
    const byKey = new Map(known.map((x) => [`${x.operatorId} ${x.year}`, x]))
    return rows.map((r, i): RowPlan => {
      const named = operators[i]!
      if ('missing' in named) return { outcome: 'refused', reason: named.missing }
      const operator = named.found
      const v = r.values
      const ratedOn = v.ratedOn as Day
      const refusal = checkRating(operator, ratedOn, { today: c.today, law: c.law })
      // What an upper system has rated is a fact: too early is kept and left to rule E19.
      if (refusal && refusal.code !== 'food-operator.rate.early') return { outcome: 'refused', reason: refusal.message }
      const average = v.average as number | null
      if (average !== null && (average < 0 || average > 10))
        return { outcome: 'refused', reason: `平均分 ${average} 不在 0 到 10 之间，请核对是不是百分制。` }
      const year = (v.year as number | null) ?? yearOf(ratedOn)
      return upsert(
        c.tx,
        cateringRating,
        byKey.get(`${operator.id} ${year}`),
        {
          operatorId: operator.id,
          partyId: operator.partyId,
          stationCode: operator.stationCode,
          year,
          average: average === null ? null : decimal(average),
          keyFailures: v.keyFailures as number | null,
          mark: v.mark as CateringMark,
          ratedOn,
          rater: v.rater as string | null,
          postedOn: v.postedOn as Day | null,
          remark: v.remark as string | null,
          ...upstairsNo(r, c),
        },
        r.line,
        refusal ? [refusal.message] : [],
      )
    })
  },
}
