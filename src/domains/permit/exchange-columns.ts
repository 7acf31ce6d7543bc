import type { ImportColumn } from '#kernel/exchange/layout.ts'
import type { ChoiceOption } from '#kernel/exchange/read/layout.ts'

/** Kinds as upper systems write them. */
export const kindOptions: readonly ChoiceOption[] = [
  { code: 'FOOD_OP', label: '食品经营许可', synonyms: ['食品经营许可证', '食品经营', '食品流通许可', '餐饮服务许可'] },
  {
    code: 'FOOD_FILE',
    label: '仅销售预包装食品备案',
    synonyms: ['预包装食品备案', '仅销售预包装食品经营者备案'],
  },
  {
    code: 'SMALL_CATERING',
    label: '小餐饮登记',
    synonyms: ['小餐饮', '小餐饮登记证', '小餐饮经营登记', '小餐饮登记许可'],
  },
  {
    code: 'SMALL_WORKSHOP',
    label: '食品小作坊登记',
    synonyms: ['小作坊', '食品小作坊', '小作坊登记', '食品生产加工小作坊登记', '食品小作坊登记证'],
  },
  { code: 'FOOD_PROD', label: '食品生产许可', synonyms: ['食品生产许可证', '食品生产'] },
  { code: 'DRUG_RETAIL', label: '药品经营许可（零售）', synonyms: ['药品经营许可', '药品经营许可证', '药品零售许可'] },
  {
    code: 'DEVICE_III',
    label: '第三类医疗器械经营许可',
    synonyms: ['医疗器械经营许可', '医疗器械经营许可证', '三类医疗器械经营许可'],
  },
  { code: 'DEVICE_II', label: '第二类医疗器械经营备案', synonyms: ['医疗器械经营备案', '二类医疗器械经营备案'] },
  { code: 'SE_USE', label: '特种设备使用登记', synonyms: ['特种设备使用登记证'] },
  { code: 'SE_PROD', label: '特种设备生产许可', synonyms: ['特种设备生产许可证', '特种设备生产单位许可'] },
]

export const formatOptions: readonly ChoiceOption[] = [
  { code: 'SALE', label: '食品销售经营者', synonyms: ['食品销售', '销售'] },
  { code: 'CATERING', label: '餐饮服务经营者', synonyms: ['餐饮服务', '餐饮'] },
  { code: 'CANTEEN', label: '单位食堂', synonyms: ['食堂', '学校食堂'] },
]

/** Who applies or holds, as both ledgers name them. */
export const partyColumns = (label: string, synonyms: readonly string[]): ImportColumn[] => [
  {
    field: 'name',
    label,
    synonyms: [...synonyms, '主体名称', '市场主体名称', '经营者名称', '单位名称', '企业名称'],
    kind: 'text',
  },
  {
    field: 'code',
    label: '统一社会信用代码',
    synonyms: ['社会信用代码', '统一社会信用代码/注册号', '信用代码', '社会信用代码（身份证号码）', '注册号'],
    kind: 'code',
  },
]
