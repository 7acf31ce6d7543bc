import type { ThemeConfig } from 'antd'

/** One accent on calm greys. Colours that the library sets too pale for AA contrast are set here. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0b6660',
    colorInfo: '#0b6660',
    colorLink: '#0b6660',
    colorLinkHover: '#084d49',
    colorLinkActive: '#063b38',
    colorSuccess: '#1d6b2f',
    colorWarning: '#8a5a00',
    colorError: '#b3261e',
    colorText: '#1c2524',
    colorTextSecondary: '#52605e',
    colorTextTertiary: '#5f6b69',
    colorTextPlaceholder: '#66716f',
    colorTextDescription: '#52605e',
    // Letters of days outside the month and of greyed buttons can still be read.
    colorTextDisabled: '#66716f',
    colorInfoBg: '#e3f0ee',
    colorInfoBorder: '#a9cdc8',
    colorWarningBg: '#fdf3dc',
    colorWarningBorder: '#e3c88b',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#e6b3ae',
    colorSuccessBg: '#e6f2e8',
    colorSuccessBorder: '#a9cfb0',
    colorBorder: '#bcc7c5',
    colorBorderSecondary: '#d9e0df',
    colorBgLayout: '#f4f6f6',
    borderRadius: 6,
    fontFamily: "'Noto Sans SC Variable', 'Microsoft YaHei', 'PingFang SC', sans-serif",
    fontSize: 14,
    controlHeight: 32,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Tag: { defaultBg: '#e8eeed', defaultColor: '#1c2524' },
  },
}
