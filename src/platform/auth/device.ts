const systems: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, '鸿蒙'],
  [/Android/i, '安卓'],
  [/iPhone|iPad/i, '苹果移动设备'],
  [/Windows/i, 'Windows'],
  [/Mac OS X/i, 'macOS'],
  [/UOS|Kylin/i, '国产桌面系统'],
  [/Linux/i, 'Linux'],
]
const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger/i, '微信'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, '火狐'],
  [/HeadlessChrome|Chrome\//, 'Chromium 内核浏览器'],
  [/Safari\//, 'Safari'],
]

/** A device in words, from what its browser says of itself: to recognise one's own, never to decide anything. */
export function deviceWords(userAgent: string | undefined): string {
  const text = userAgent ?? ''
  const system = systems.find(([mark]) => mark.test(text))?.[1]
  const browser = browsers.find(([mark]) => mark.test(text))?.[1]
  return [system, browser].filter(Boolean).join(' · ') || '未知设备'
}
