import { describe, expect, it } from 'vitest'
import { Refusal } from '#platform/errors/refusal.ts'
import { checkPassword, rulesText } from './password-rules.ts'
import { usualPolicy } from './sign-in-policy.ts'

const owner = { username: 'zhaoan', name: '登记许可股 赵安', places: ['玉衡县', '玉衡县市场监督管理局'] }

function verdict(password: string, policy = usualPolicy): string {
  try {
    checkPassword(policy, password, owner)
    return 'taken'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.status).toBe(400)
    expect(error.message).toMatch(/^[^。]+。$/)
    expect(error.message).not.toContain(password)
    expect(error.fields).toEqual({ password: error.message })
    return error.code
  }
}

describe('a new password', () => {
  it('is as long as the bureau wants, in characters and not in bytes', () => {
    expect(verdict('Kx7#mWq2p')).toBe('auth.password.short')
    expect(verdict('Kx7#mWq2pV')).toBe('taken')
    expect(verdict('Kx7#mWq2pV', { ...usualPolicy, passwordLength: 12 })).toBe('auth.password.short')
    expect(verdict('竹海Kx7#', usualPolicy)).toBe('auth.password.short')
    expect(verdict(`Kx7#${'mWq2pV9z'.repeat(16)}`)).toBe('auth.password.long')
  })

  it('has several kinds of characters, unless it is a long phrase', () => {
    expect(verdict('gmtwvkqpzrh')).toBe('auth.password.kinds')
    expect(verdict('gmtwvkqp7294')).toBe('auth.password.kinds')
    expect(verdict('gmtwvkqp7294', { ...usualPolicy, passwordKinds: 2 })).toBe('taken')
    expect(verdict('gmtwvkqp-7294')).toBe('taken')
    expect(verdict('lantern ferry gravel plum')).toBe('taken')
    expect(verdict('竹篮打水青石板桥三更灯火五更鸡')).toBe('auth.password.kinds')
    expect(verdict('竹篮打水青石板桥三更灯火五更鸡鸣')).toBe('taken')
  })

  it('is none that everybody tries first, however it is dressed up', () => {
    for (const password of [
      'Password123!',
      'P@ssw0rd2021',
      'Admin@123456',
      'Welcome2021!',
      'Woaini5201314',
      'Qwer1234!@#$',
      '1qaz@WSX3edc',
      'Abcd1234!!',
      'Aa123456789!',
      'Aaaaaa111111!',
      'Xyz!Xyz!Xyz!',
      'Shichang12315!',
      'Scjgj@2021',
      'Zhongguo#1949',
      '!QAZ2wsx#EDC',
      'passwordpasswordpassword',
      '12345678901234567890',
    ])
      expect(verdict(password), password).toBe('auth.password.common')
  })

  it('is not made of what others know of its owner', () => {
    for (const password of [
      'Zhaoan@2021',
      'ZhaoAn#19900101',
      'Yuheng@12345',
      'YHX-scjgj-2021',
      'Zhao-An-123!',
      '赵安Zhaoan1990',
    ])
      expect(verdict(password), password).toBe('auth.password.common')
    // The same pieces beside enough that nobody knows.
    expect(verdict('Zhaoan-vK7!qT2m')).toBe('taken')
  })

  it('is explained before it is refused', () => {
    expect(rulesText(usualPolicy)).toMatch(/^至少 10 个字符.*3 种/)
  })
})
