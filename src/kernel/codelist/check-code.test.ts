import { describe, expect, it } from 'vitest'
import { checkCode } from './check-code.ts'
import { makeRegistrationNumber } from './registration-number.ts'
import { makeUnifiedCode } from './unified-code.ts'

describe('checkCode', () => {
  it('knows a unified code and keeps what was written', () => {
    expect(checkCode(' 91450223ma5x000142 ')).toEqual({
      input: ' 91450223ma5x000142 ',
      code: '91450223MA5X000142',
      kind: 'uscc',
      valid: true,
      reason: '',
      warnings: [],
    })
  })

  it('knows an old number and that of a cooperative', () => {
    expect(checkCode('450223000012346')).toMatchObject({ kind: 'old15', valid: true, warnings: [] })
    expect(checkCode('450223NA000123X')).toMatchObject({ kind: 'old15', valid: true })
    expect(checkCode('450223000012347')).toMatchObject({
      kind: 'old15',
      valid: false,
      reason: '校验位不符：前 14 位对应的第 15 位应为“6”，现为“7”。',
    })
  })

  it('only warns of a division outside the snapshot, and not of the own one', () => {
    const code = makeUnifiedCode({ department: '9', kind: '1', division: '459923', body8: 'MA5X0001' })
    expect(checkCode(code)).toMatchObject({
      valid: true,
      warnings: ['第 3—8 位行政区划代码 459923 不在现行区划表内，可能是已撤销或者没有收录的区划。'],
    })
    expect(checkCode(code, new Set(['459923'])).warnings).toEqual([])
    expect(checkCode(makeRegistrationNumber('45992300001234')).warnings).toEqual([
      '第 1—6 位行政区划代码 459923 不在现行区划表内，可能是已撤销或者没有收录的区划。',
    ])
  })

  it.each([
    ['', '这一行是空的，没有号码。'],
    [' \u3000\t', '这一行是空的，没有号码。'],
    ['无', '号码里有汉字或者符号，不是统一社会信用代码，也不是注册号。'],
    ['9145********000142', '号码有一部分被掩码遮住，不能校验。'],
    ['91450223MA5X00014', '统一社会信用代码应为 18 位，这里是 17 位，少 1 位。'],
    ['91450223MA5X0001422', '统一社会信用代码应为 18 位，这里是 19 位，多 1 位。'],
    ['MA5X00014', '这是 9 位组织机构代码，不是 18 位统一社会信用代码。'],
    ['MA5X0001-5', '共 9 位，既不是 18 位统一社会信用代码，也不是有效的组织机构代码。'],
    ['4599232600123', '共 13 位，可能是 2007 年以前的旧注册号，没有校验位可以核对。'],
    ['91450223MA5X000', '共 15 位，既不是 18 位统一社会信用代码，也不是 15 位注册号。'],
    ['12345', '共 5 位，既不是 18 位统一社会信用代码，也不是 15 位注册号。'],
  ])('says of %j why it is no code', (text, reason) => {
    expect(checkCode(text)).toMatchObject({ input: text, kind: 'other', valid: false, reason, warnings: [] })
  })

  it('takes a code with letters that the standard leaves out for a unified code, wrongly written', () => {
    expect(checkCode('9145O223MA5X000142')).toMatchObject({
      kind: 'uscc',
      valid: false,
      reason: '第 5 位“O”：统一社会信用代码不用字母 I、O、S、V、Z，“O”可能是数字 0。',
    })
  })

  it('refuses numbers that only fill the cell', () => {
    const reason = '整个号码都是“0”，是占位用的，不是真号码。'
    expect(checkCode('0'.repeat(18))).toMatchObject({ kind: 'uscc', valid: false, reason })
    expect(checkCode('0'.repeat(15))).toMatchObject({ kind: 'old15', valid: false, reason })
  })

  it('never throws', () => {
    for (const text of ['\ud800', '😀'.repeat(9), 'x'.repeat(10_000), '\0', '０'.repeat(18)])
      expect(checkCode(text).input).toBe(text)
  })
})
