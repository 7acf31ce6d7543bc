import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { examKinds, personStates, posts, steps, unitKinds, unitStates } from './terms.ts'

const id = z.uuid('编号不对')
const versioned = { id, version: z.number() }
const made = z.object({ id: z.string() })
const reading = 'food-training.read'
const writing = 'food-training.enter'

const UnitRow = z.object({
  id: field.id(),
  party: field.party('单位'),
  kind: field.code('单位类别', unitKinds),
  fromDay: field.day('列入日期'),
  toDay: field.day('退出日期').nullable(),
  state: field.code('状态', unitStates),
})

export const listTrainingUnits = listOperation({
  name: 'listTrainingUnits',
  title: '食品安全人员培训考核单位清单',
  path: '/api/food-training-units',
  permission: reading,
  row: UnitRow,
  filters: {
    kind: field.code('单位类别', unitKinds).optional(),
    state: field.code('状态', unitStates).optional(),
  },
})

export const getTrainingUnit = detailOperation({
  name: 'getTrainingUnit',
  title: '培训考核单位',
  path: '/api/food-training-units/:id',
  permission: reading,
  ledger: { name: 'food_training_unit', changedBy: writing },
  record: UnitRow.extend({
    version: z.number(),
    leaveReason: field.text('退出原因').nullable(),
    people: z
      .array(
        z.object({
          personName: field.text('姓名'),
          post: field.code('岗位', posts),
          registeredOn: field.day('平台注册日期').nullable(),
          state: field.code('状态', personStates),
        }),
      )
      .meta({ title: '食品安全管理人员', kind: 'lines' }),
  }),
})

export const enterTrainingUnit = operation({
  name: 'enterTrainingUnit',
  title: '列入培训考核单位',
  method: 'POST',
  path: '/api/food-training-units',
  permission: writing,
  undo: true,
  input: z.object({
    partyCode: field.text('统一社会信用代码或单位编号'),
    kind: field.code('单位类别', unitKinds),
    fromDay: field.day('列入日期'),
  }),
  output: made,
})

export const leaveTrainingUnit = operation({
  name: 'leaveTrainingUnit',
  title: '退出培训考核单位名册',
  method: 'POST',
  path: '/api/food-training-units/:id/leave',
  permission: writing,
  input: z.object({ ...versioned, toDay: field.day('退出日期'), leaveReason: field.text('退出原因') }),
  output: made,
})

const PersonRow = z.object({
  id: field.id(),
  party: field.party('单位'),
  personName: field.text('姓名'),
  post: field.code('岗位', posts),
  enteredOn: field.day('到岗日期'),
  registeredOn: field.day('平台注册日期').nullable(),
  state: field.code('状态', personStates),
})

export const listTrainingPeople = listOperation({
  name: 'listTrainingPeople',
  title: '食品安全管理人员清单',
  path: '/api/food-training-people',
  permission: reading,
  row: PersonRow,
  filters: {
    post: field.code('岗位', posts).optional(),
    state: field.code('状态', personStates).optional(),
  },
})

export const getTrainingPerson = detailOperation({
  name: 'getTrainingPerson',
  title: '食品安全管理人员',
  path: '/api/food-training-people/:id',
  permission: reading,
  ledger: { name: 'food_training_person', changedBy: writing },
  record: PersonRow.extend({
    version: z.number(),
    idMasked: field.text('证件号码').nullable(),
    accountNo: field.text('平台账号').nullable(),
    leftOn: field.day('离岗日期').nullable(),
    hoursThisYear: field.text('本年学时'),
    hoursDue: field.text('全年应修学时'),
    steps: z
      .array(
        z.object({
          step: field.code('步骤', steps),
          onDay: field.day('日期'),
          title: field.text('名称').nullable(),
          hours: field.text('学时').nullable(),
          score: field.text('成绩').nullable(),
          passedOn: field.day('合格日期').nullable(),
          retestDueOn: field.day('应补考日期').nullable(),
        }),
      )
      .meta({ title: '培训和考核', kind: 'lines' }),
  }),
})

export const enterTrainingPerson = operation({
  name: 'enterTrainingPerson',
  title: '登记食品安全管理人员',
  method: 'POST',
  path: '/api/food-training-units/:id/people',
  permission: writing,
  undo: true,
  input: z.object({
    id,
    personName: field.text('姓名'),
    idNumber: field.text('身份证号', { help: '加密保存，只显示掩码。' }).optional(),
    post: field.code('岗位', posts),
    enteredOn: field.day('到岗日期'),
    registeredOn: field.day('平台注册日期', { help: '还没有注册的不填。' }).optional(),
    accountNo: field.text('平台账号').optional(),
  }),
  output: made,
})

export const registerTrainingPerson = operation({
  name: 'registerTrainingPerson',
  title: '登记平台注册',
  method: 'POST',
  path: '/api/food-training-people/:id/register',
  permission: writing,
  input: z.object({
    ...versioned,
    registeredOn: field.day('平台注册日期'),
    accountNo: field.text('平台账号').optional(),
  }),
  output: made,
})

export const enterFoodTraining = operation({
  name: 'enterFoodTraining',
  title: '登记培训',
  method: 'POST',
  path: '/api/food-training-people/:id/training',
  permission: writing,
  bulk: {},
  input: z.object({
    id,
    onDay: field.day('培训完成日期'),
    title: field.text('培训名称').optional(),
    hours: field.text('学时').optional(),
  }),
  output: made,
})

export const enterFoodAssessment = operation({
  name: 'enterFoodAssessment',
  title: '登记考核',
  method: 'POST',
  path: '/api/food-training-people/:id/assessment',
  permission: writing,
  input: z.object({
    id,
    onDay: field.day('考核日期'),
    title: field.text('考核名称').optional(),
    examKind: field.code('考核方式', examKinds),
    score: field.text('成绩', { help: '百分制。' }),
    certificateNo: field.text('合格证明编号').optional(),
  }),
  output: z.object({ id: z.string(), passed: z.boolean(), retestDueOn: z.string().nullable() }),
})

export const leaveTrainingPerson = operation({
  name: 'leaveTrainingPerson',
  title: '登记离岗',
  method: 'POST',
  path: '/api/food-training-people/:id/leave',
  permission: writing,
  input: z.object({ ...versioned, leftOn: field.day('离岗日期') }),
  output: made,
})
