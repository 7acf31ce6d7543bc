import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { charactersWide, titleLines } from './title-lines.ts'

describe('title lines', () => {
  it('leaves a title that fits on one line', () => {
    expect(titleLines('玉衡县市场监督管理局2021年工作总结')).toEqual(['玉衡县市场监督管理局2021年工作总结'])
  })

  it('cuts between words, never inside a number with its unit or between a mark and its word', () => {
    expect(titleLines('玉衡县市场监督管理局关于报送2021年度“双随机、一公开”监管工作情况的报告')).toEqual([
      '玉衡县市场监督管理局关于报送2021年度',
      '“双随机、一公开”监管工作情况的报告',
    ])
  })

  it('starts a line with 关于 where that fits', () => {
    expect(titleLines('玉衡县市场监督管理局食品安全委员会关于开展校园食品安全专项检查的通知')).toEqual([
      '玉衡县市场监督管理局食品安全委员会',
      '关于开展校园食品安全专项检查的通知',
    ])
  })

  it('makes three lines a trapezoid or a diamond, not an hourglass', () => {
    const lines = titleLines(
      '玉衡县市场监督管理局玉衡县教育和体育局玉衡县卫生健康局关于联合开展春季学校食堂和校园周边食品安全专项整治工作的通知',
    )
    const [a, b, c] = lines.map(charactersWide)
    expect(lines).toHaveLength(3)
    expect(b! < a! && b! < c!).toBe(false)
  })

  it('keeps the line breaks that somebody set', () => {
    expect(titleLines('玉衡县市场监督管理局\n年度工作总结')).toEqual(['玉衡县市场监督管理局', '年度工作总结'])
  })

  it('fills the lines of what is too long to be shaped, and bears nothing at all', () => {
    const long = '市场监督管理工作'.repeat(15)
    const lines = titleLines(long)
    expect(lines.join('')).toBe(long)
    for (const line of lines) expect(charactersWide(line)).toBeLessThanOrEqual(20)
    expect(titleLines('')).toEqual([''])
  })

  it('never leaves a line too long, nor a short last one, and loses no character', () => {
    const word = fc.constantFrom(
      '玉衡县',
      '市场监督',
      '管理局',
      '关于',
      '2021年度',
      '“双随机”',
      '工作',
      '情况',
      '的',
      '报告',
      '12',
      '（试行）',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 24 }), (words) => {
        const title = words.join('')
        const lines = titleLines(title)
        expect(lines.join('')).toBe(title)
        for (const line of lines) expect(charactersWide(line)).toBeLessThanOrEqual(20)
        if (lines.length > 1 && lines.length <= 4) expect(charactersWide(lines.at(-1)!)).toBeGreaterThanOrEqual(4)
      }),
      { seed: 2021 },
    )
  })
})
