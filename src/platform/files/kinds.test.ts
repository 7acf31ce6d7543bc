import { randomBytes } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type Day } from '#platform/clock/day.ts'
import { headBytes, kindOf, nameFor, tailBytes } from './kinds.ts'
import { FileSettings, allowedOn } from './settings.ts'

const kind = (content: Buffer) => kindOf(content.subarray(0, headBytes), content.subarray(-tailBytes), content.length)
const zip = (...names: string[]): Buffer => Buffer.from(zipSync(Object.fromEntries(names.map((n) => [n, strToU8(n)]))))

describe('what a file is', () => {
  it('is told by its bytes', () => {
    expect(kind(Buffer.from('%PDF-1.7\n'))).toBe('pdf')
    expect(kind(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toBe('jpg')
    expect(kind(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('png')
    expect(kind(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('office')
    expect(kind(Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom')]))).toBe('mp4')
    expect(kind(Buffer.from('ID3\u0003'))).toBe('mp3')
    expect(kind(zip('[Content_Types].xml', 'word/document.xml'))).toBe('docx')
    expect(kind(zip('[Content_Types].xml', 'xl/workbook.xml'))).toBe('xlsx')
    expect(kind(zip('OFD.xml', 'Doc_0/Document.xml'))).toBe('ofd')
  })

  it('is nothing we know for pages, programs, archives and whatever only looks like a document', () => {
    for (const other of [
      '<html><script>',
      '<svg xmlns="http://www.w3.org/2000/svg">',
      'MZ\u0090',
      '#!/bin/sh',
      'PK',
      '',
    ])
      expect(kind(Buffer.from(other)), other).toBeUndefined()
    expect(kind(zip('setup.exe'))).toBeUndefined()
    expect(kind(zip('word/document.xml'))).toBeUndefined()
    // The directory is what counts, not what the first bytes promise.
    expect(
      kind(Buffer.concat([zip('[Content_Types].xml', 'word/document.xml').subarray(0, 60), randomBytes(50)])),
    ).toBeUndefined()
  })

  it('says that an Office file carries programs', () => {
    expect(kind(zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'))).toBe('macro')
  })

  it('is found in a large archive too', () => {
    const large = zipSync({
      '[Content_Types].xml': strToU8('x'),
      'word/media/image1.png': [randomBytes(700_000), { level: 0 }],
      'word/document.xml': strToU8('x'),
    })
    expect(kind(Buffer.from(large))).toBe('docx')
  })

  it('gives the name its ending', () => {
    expect(nameFor('扫描.PDF', 'pdf')).toBe('扫描.PDF')
    expect(nameFor('照片.jpeg', 'jpg')).toBe('照片.jpeg')
    expect(nameFor('发票.exe', 'pdf')).toBe('发票.exe.pdf')
    expect(nameFor('无后缀', 'png')).toBe('无后缀.png')
  })
})

it('which kinds are taken in is a dated setting', () => {
  const settings = FileSettings.parse({
    allowed: [
      { from: '2022-01-01', kinds: ['pdf', 'ofd'] },
      { from: '2021-01-01', kinds: ['pdf'] },
    ],
  })
  const on = (day: string) => [...allowedOn(settings, day as Day)]
  expect(on('2020-12-31')).toEqual([])
  expect(on('2021-12-31')).toEqual(['pdf'])
  expect(on('2022-01-01')).toEqual(['pdf', 'ofd'])
  expect(FileSettings.safeParse({ allowed: [{ from: '2021-01-01', kinds: ['exe'] }] }).success).toBe(false)
})
