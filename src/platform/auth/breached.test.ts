import { describe, expect, it } from 'vitest'
import { refuseBreached } from './breached.ts'
import { checkPassword } from './password-rules.ts'
import { usualPolicy } from './sign-in-policy.ts'

const owner = { username: 'zhaoan', name: '赵安', places: ['玉衡县'] }

describe('the list of breached passwords', () => {
  it('knows those that keep every rule, whatever their capitals and width', async () => {
    for (const password of ['Newproject2004', 'NEWPROJECT2004', 'Ｎewproject２００４', 'J3qq4h7h2v', 'Groupd2013']) {
      if (password === 'Newproject2004') expect(() => checkPassword(usualPolicy, password, owner)).not.toThrow()
      await expect(refuseBreached(password), password).rejects.toMatchObject({
        code: 'auth.password.breached',
        status: 400,
        fields: { password: expect.stringContaining('泄露口令名单') },
      })
    }
  })

  it('lets pass what is not in it', async () => {
    for (const password of ['Kx7#mWq2pV', 'Newproject2004!', '天枢大道的第三棵银杏树下']) await refuseBreached(password)
  })
})
