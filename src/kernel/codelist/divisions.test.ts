import { describe, expect, it } from 'vitest'
import { divisionKnown, findDivision } from './divisions.ts'

describe('divisions', () => {
  it.each([
    ['45', '450000', '广西壮族自治区'],
    ['4502', '450200', '广西壮族自治区柳州市'],
    ['450200', '450200', '广西壮族自治区柳州市'],
    ['450223', '450223', '广西壮族自治区柳州市鹿寨县'],
    ['450223100', '450223', '广西壮族自治区柳州市鹿寨县'],
    ['450223100201', '450223', '广西壮族自治区柳州市鹿寨县'],
    ['110105', '110105', '北京市朝阳区'],
    ['429004', '429004', '湖北省仙桃市'],
    ['440101', '440101', '广东省广州市市辖区'],
  ])('%s is %s %s', (code, six, fullName) => {
    expect(findDivision(code)).toMatchObject({ code: six, fullName })
  })

  it.each(['459923', '4599', '00', '45022', 'abc', '', '4502231'])('does not know %j', (code) => {
    expect(findDivision(code)).toBeUndefined()
  })

  it('remembers what it found', () => {
    expect([
      divisionKnown('450223'),
      divisionKnown('459923'),
      divisionKnown('450223'),
      divisionKnown('459923'),
    ]).toEqual([true, false, true, false])
  })
})
