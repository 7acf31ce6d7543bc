import type { House } from '#kernel/manifest/business.ts'
import type { Indicator } from './declare.ts'

const countings = {
  distinct: '去重计户',
  events: '按次（件）计',
  sum: '数量合计',
  constant: '配置常数',
  bound: '最大值不超过限值',
  ratio: '比率',
  growth: '同比增长',
} as const

const times = { flow: '当年 1 月 1 日至截止日', stock: '截止日存量', cohort: '上一报告年度、截止日前' } as const

function timeOf(i: Indicator): string {
  if (i.kind === 'growth') return i.of.over.time.kind === 'stock' ? '截止日存量与上年同日' : '当年累计与上年同期'
  return i.kind === 'ratio' ? times[i.numerator.over.time.kind] : times[i.over.time.kind]
}

/** One line of the indicator dictionary. */
export function dictionaryEntry(i: Indicator, house: Pick<House, 'catalogue' | 'title'>) {
  const business = house.catalogue.business(i.id)
  return {
    id: i.id,
    name: i.name,
    unit: i.unit,
    kind: i.kind,
    counting: `${countings[i.kind]}${'tally' in i && i.tally ? '，另加计数登记' : ''}`,
    time: timeOf(i),
    definition: i.definition,
    section: i.section,
    system: i.system,
    business,
    businessTitle: house.title(business),
    synonyms: [...(i.synonyms ?? [])],
    helper: i.helper ?? false,
    numerator: i.kind === 'ratio' ? i.numerator.id : null,
    denominator: i.kind === 'ratio' ? i.denominator.id : null,
    of: i.kind === 'growth' ? i.of.id : null,
    partOf: i.partOf ?? null,
  }
}
