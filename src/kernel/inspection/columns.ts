import type { ImportColumn } from '#kernel/exchange/layout.ts'
import type { HouseCheckTheme } from './theme.ts'
import { checkResults, orderKinds } from './terms.ts'

/** Columns of a register of checks under the names that offices and upper systems give them. */
export const checkColumns = (themes: readonly HouseCheckTheme[]): ImportColumn[] => [
  { field: 'taskNo', label: '检查任务编号', synonyms: ['任务编号', '专项编号'], kind: 'code' },
  {
    field: 'taskName',
    label: '检查任务名称',
    synonyms: ['任务名称', '专项名称', '专项行动名称', '行动名称'],
    kind: 'text',
  },
  {
    field: 'theme',
    label: '监管主题',
    synonyms: ['检查主题', '专项类别', '检查类别'],
    kind: 'choice',
    options: themes.map((t) => ({ code: t.code, label: t.title, synonyms: [t.code] })),
  },
  {
    field: 'visitedOn',
    label: '检查日期',
    synonyms: ['检查时间', '现场检查日期', '检查年月日'],
    kind: 'day',
    required: true,
  },
  {
    field: 'name',
    label: '被检查单位',
    synonyms: ['被检查单位名称', '检查单位', '受检单位', '单位名称', '被检查对象', '检查对象', '经营者名称'],
    kind: 'text',
  },
  {
    field: 'code',
    label: '统一社会信用代码',
    synonyms: ['信用代码', '社会信用代码', '统一社会信用代码（编号）', '编号或信用代码'],
    kind: 'code',
  },
  { field: 'venue', label: '对象类别', synonyms: ['单位类别', '场所类型', '场所类别', '业态'], kind: 'text' },
  { field: 'detail', label: '对象说明', synonyms: ['平台', '行业'], kind: 'text' },
  { field: 'inspectors', label: '检查人员', synonyms: ['执法人员', '检查人', '监管人员'], kind: 'text' },
  { field: 'method', label: '检查方式', kind: 'text' },
  {
    field: 'result',
    label: '检查结果',
    synonyms: ['检查情况', '检查结论'],
    kind: 'choice',
    options: [
      { code: '1', label: checkResults['1'], synonyms: ['合格', '正常', '符合', '未发现', '无问题', '未发现违法行为'] },
      { code: '4', label: checkResults['4'], synonyms: ['无法联系', '未找到', '查无此户'] },
      {
        code: '5',
        label: checkResults['5'],
        synonyms: ['责令改正', '限期整改', '限期改正', '责令整改', '已责令改正', '下达整改', '当场改正'],
      },
      { code: '6', label: checkResults['6'], synonyms: ['不配合检查', '拒绝检查'] },
      { code: '7', label: checkResults['7'], synonyms: ['未经营', '停业', '已停业', '歇业', '关门', '未开展经营'] },
      {
        code: '8',
        label: checkResults['8'],
        synonyms: ['发现问题', '存在问题', '不合格', '不符合', '待后续处理', '移送', '立案', '拟立案'],
      },
    ],
  },
  {
    field: 'problem',
    label: '发现的问题',
    synonyms: ['存在问题', '存在的问题', '发现问题', '主要问题', '问题描述', '问题隐患', '安全隐患'],
    kind: 'text',
  },
  {
    field: 'violation',
    label: '是否涉嫌违法',
    synonyms: ['涉嫌违法', '发现涉嫌违法行为', '是否违法', '是否发现违法行为'],
    kind: 'yes-no',
  },
  { field: 'disposal', label: '处置措施', synonyms: ['处理情况', '处置情况', '处理措施', '处理意见'], kind: 'text' },
  { field: 'clueNo', label: '违法线索编号', synonyms: ['线索编号', '案源编号'], kind: 'text' },
  {
    field: 'orderKind',
    label: '责令改正文书种类',
    synonyms: ['文书种类', '文书名称'],
    kind: 'choice',
    options: [
      { code: 'RECTIFY', label: orderKinds.RECTIFY, synonyms: ['责令改正', '责令整改通知书', '限期整改通知书'] },
      { code: 'OPINION', label: orderKinds.OPINION, synonyms: ['监督意见', '食品安全监督意见书'] },
      { code: 'SE_ORDER', label: orderKinds.SE_ORDER, synonyms: ['监察指令书', '安全监察指令书'] },
    ],
  },
  {
    field: 'orderNo',
    label: '责令改正通知书文号',
    synonyms: ['责令改正文号', '整改通知书编号', '责令改正通知书编号', '文书文号', '文书编号'],
    kind: 'text',
  },
  {
    field: 'orderDueOn',
    label: '改正期限',
    synonyms: ['整改期限', '责令改正期限', '整改时限', '限期改正日期', '整改截止日期'],
    kind: 'day',
  },
  { field: 'orderContent', label: '改正内容', synonyms: ['整改内容', '整改要求', '责令改正内容'], kind: 'text' },
  { field: 'recheckedOn', label: '复查日期', synonyms: ['复查时间', '整改完成日期', '复核日期'], kind: 'day' },
  {
    field: 'passed',
    label: '复查结果',
    synonyms: ['整改情况', '复查情况', '整改结果', '是否整改到位'],
    kind: 'choice',
    options: [
      {
        code: 'YES',
        label: '已改正',
        synonyms: ['是', '合格', '已整改', '整改到位', '通过', '整改完成', '已完成整改'],
      },
      { code: 'NO', label: '未改正', synonyms: ['否', '不合格', '未整改', '整改不到位', '未通过'] },
    ],
  },
  { field: 'remark', label: '复查意见', synonyms: ['复查说明'], kind: 'text' },
  { field: 'recordNo', label: '检查记录编号', synonyms: ['记录编号', '现场检查笔录编号', '笔录编号'], kind: 'code' },
]
