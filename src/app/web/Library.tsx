import { App, ConfigProvider } from 'antd'
import type { PickerLocale } from 'antd/es/date-picker/generatePicker'
import zhCN from 'antd/es/locale/zh_CN'
import type { ReactNode } from 'react'
import { useShownLook } from './look.ts'
import { themes } from './theme.ts'

// The library labels these buttons by what they do and hides the year and month that they show; without a label they are read.
const { yearSelect: _y, monthSelect: _m, ...calendarWords } = zhCN.DatePicker!.lang
const chinese = { ...zhCN, DatePicker: { ...zhCN.DatePicker!, lang: calendarWords as PickerLocale['lang'] } }

/** The component library in our language and look. */
export function Library({ children }: { children: ReactNode }) {
  const look = useShownLook()
  return (
    <ConfigProvider locale={chinese} theme={themes[look]} button={{ autoInsertSpace: false }}>
      <App>{children}</App>
    </ConfigProvider>
  )
}
