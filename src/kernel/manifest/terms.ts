/** Parts of the menu that businesses stand in, in the order of the report's chapters. */
export const businessGroups = [
  '市场准入',
  '信用监管',
  '质量与知识产权',
  '疫情防控',
  '消费与民生',
  '食品安全',
  '药械化安全',
  '特种设备',
  '执法办案',
  '队伍与党建',
  '综合',
] as const
export type BusinessGroup = (typeof businessGroups)[number]
