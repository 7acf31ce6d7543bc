import { describe, expect, it } from 'vitest'
import { entityTypeRows, entityTypeSynonyms } from './entity-type-rows.ts'
import {
  categoryOfType,
  entityTypeLabel,
  entityTypes,
  findEntityType,
  isBranchType,
  privateTypeCodes,
  recogniseEntityType,
  typeMismatch,
} from './entity-types.ts'

describe('entity types', () => {
  it('has one row per code, and every label leads back to its code', () => {
    expect(new Set(entityTypeRows.map(([code]) => code)).size).toBe(entityTypeRows.length)
    for (const { code, label } of entityTypes())
      expect(recogniseEntityType(label), label).toEqual({ code, exact: true })
    for (const [label, code] of entityTypeSynonyms)
      expect(recogniseEntityType(label), label).toEqual({ code, exact: true })
  })

  it('says which labels are verified', () => {
    expect(findEntityType('1130')).toEqual({ code: '1130', label: '有限责任公司(自然人投资或控股)', verified: true })
    expect(findEntityType('9500')?.verified).toBe(false)
    expect(findEntityType('1131')).toBeUndefined()
    expect(entityTypeLabel('1131')).toBe('1131')
  })

  it.each([
    ['1130', 'ENT_DOMESTIC'],
    ['1121', 'ENT_DOMESTIC'],
    ['2130', 'ENT_DOMESTIC'],
    ['3200', 'ENT_DOMESTIC'],
    ['4540', 'ENT_DOMESTIC'],
    ['5430', 'ENT_FOREIGN'],
    ['6150', 'ENT_FOREIGN'],
    ['7100', 'ENT_FOREIGN'],
    ['7200', 'REP_OFFICE'],
    ['9100', 'COOP'],
    ['9110', 'COOP'],
    ['9200', 'COOP'],
    ['9500', 'INDIVIDUAL'],
    ['9900', undefined],
    ['', undefined],
    ['11', undefined],
    ['113A', undefined],
  ])('puts %s into %s', (code, category) => {
    expect(categoryOfType(code)).toBe(category)
  })

  it.each([
    ['有限责任公司（自然人投资或控股）', '1130'],
    ['有限责任公司 ( 自然人投资或控股 )', '1130'],
    ['有限责任公司(自然人投资或控股)1130', '1130'],
    ['1130 有限责任公司(自然人投资或控股)', '1130'],
    ['1130', '1130'],
    ['股份有限公司（非上市，自然人投资或控股）', '1222'],
    ['有限责任公司(港澳台法人独资)', '6150'],
    ['特殊的普通合伙企业', '4532'],
    ['集体分支机构(非法人)', '4320'],
    ['国有企业', '3100'],
    ['普通合伙', '4531'],
    ['个体工商户', '9500'],
    ['农民专业合作社', '9100'],
    ['农民专业合作社联合社', '9100'],
  ])('reads %s as %s', (text, code) => {
    expect(recogniseEntityType(text)).toEqual({ code, exact: true })
  })

  it.each([
    ['个体工商户（港澳居民）', 'INDIVIDUAL'],
    ['有限责任公司(法人独资)', 'ENT_DOMESTIC'],
    ['有限责任公司(外商投资、非独资)', 'ENT_FOREIGN'],
    ['股份有限公司(外商投资、上市)', 'ENT_FOREIGN'],
    ['有限责任公司(港澳台投资、非独资)', 'ENT_FOREIGN'],
    ['股份有限公司(外商投资企业投资，未上市)', 'ENT_DOMESTIC'],
    ['某某农民专业合作社分社', 'COOP'],
  ])('tells the category of %s from its words', (text, category) => {
    const found = recogniseEntityType(text)
    expect(found?.exact).toBe(false)
    expect(categoryOfType(found!.code)).toBe(category)
  })

  it.each(['', 'N/A', '其它说明', '2019'])('does not guess from %j', (text) => {
    expect(recogniseEntityType(text)).toBeUndefined()
  })

  it('private types are domestic types of the list', () => {
    for (const code of privateTypeCodes) {
      expect(findEntityType(code), code).toBeDefined()
      expect(categoryOfType(code)).toBe('ENT_DOMESTIC')
    }
    expect(new Set(privateTypeCodes).size).toBe(20)
  })

  it('knows branches', () => {
    expect(['2130', '4320', '4560', '5810', '6800', '7100', '9200'].every(isBranchType)).toBe(true)
    expect(['1130', '4540', '4533', '5110', '9100', '9500'].some(isBranchType)).toBe(false)
  })

  it('warns when code and type belong to different kinds', () => {
    expect(typeMismatch('92450223MA5X00022R', '1130')).toBe(
      '统一社会信用代码第 2 位是“2”，与类型 1130 有限责任公司(自然人投资或控股)（应为“1”）不符。',
    )
    expect(typeMismatch('92450223MA5X00022R', '9500')).toBeUndefined()
    expect(typeMismatch('93450223MA5X00030H', '9100')).toBeUndefined()
    expect(typeMismatch('450223000012346', '1130')).toBeUndefined()
  })
})
