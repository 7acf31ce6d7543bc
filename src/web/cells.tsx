import { Tag } from 'antd'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { momentText } from '#platform/clock/clock.ts'
import type { ShownMeta } from './fields.ts'
import { integerText, moneyText } from './money.ts'
import { UnitName } from './Org.tsx'
import { StationName } from './Station.tsx'

/** Kinds whose values are compared by size and stand right-aligned. */
export const isNumeric = (meta: ShownMeta): boolean => meta.kind === 'fen' || meta.kind === 'integer'

/** Title with the unit of money: 出质股权数额（万元）. */
export const titleOf = (meta: ShownMeta): string =>
  meta.kind === 'fen' ? `${meta.title}（${meta.unit ?? '万元'}）` : meta.title

/** A value as people read it. */
export function valueOf(meta: ShownMeta, value: unknown): ReactNode {
  if (value === null || value === undefined || value === '') return <span className="qh-none">—</span>
  switch (meta.kind) {
    case 'fen':
      return <span className="qh-num">{moneyText(String(value), meta.unit)}</span>
    case 'integer':
      return <span className="qh-num">{integerText(Number(value))}</span>
    case 'day':
      return <time className="qh-num">{String(value)}</time>
    case 'moment':
      return <time className="qh-num">{momentText(String(value))}</time>
    case 'bool':
      return value ? '是' : '否'
    case 'code':
      return <Tag variant="filled">{meta.options?.[String(value)] ?? String(value)}</Tag>
    case 'station':
      return <StationName code={String(value)} />
    case 'unit':
      return <UnitName code={String(value)} />
    case 'party':
      return <PartyLink party={value as Party} />
    default:
      return String(value)
  }
}

interface Party {
  id: string
  name: string
  code: string
}

/** A party's name, opening everything known about it. */
export const PartyLink = ({ party }: { party: Party }) => (
  <span className="qh-party">
    <Link to={`/parties/${party.id}`}>{party.name}</Link>
    <span className="qh-code">{party.code}</span>
  </span>
)
