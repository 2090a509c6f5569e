/** Language, light and dark, density: the frame in which everything is drawn. */
import { ConfigProvider, theme as antdTheme } from 'antd'
import type { ThemeConfig } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { JSX, ReactNode } from 'react'
import { usePreference } from '../session/preferences.ts'
import { useLanguage } from '../words/room-words.ts'
import type { Locale } from 'antd/es/locale'

export type ThemeChoice = 'light' | 'dark' | 'auto'
export type Density = 'comfortable' | 'compact'

export function ThemeProvider({ children }: { children: ReactNode }): JSX.Element {
  const dark = useDark()
  const [density] = usePreference<Density>('density', 'comfortable')
  const language = useLanguage()
  const locale = useLocale(language)
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset.theme = dark ? 'dark' : 'light'
    dataset.density = density
    document.documentElement.lang = language
  }, [dark, density, language])
  return (
    <ConfigProvider locale={locale} theme={dark ? darkTheme : lightTheme} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  )
}

function useDark(): boolean {
  const [choice] = usePreference<ThemeChoice>('theme', 'auto')
  const system = useSyncExternalStore(hearSystem, () => systemDark().matches)
  return choice === 'auto' ? system : choice === 'dark'
}

function hearSystem(hearer: () => void): () => void {
  const query = systemDark()
  query.addEventListener('change', hearer)
  return () => query.removeEventListener('change', hearer)
}

function systemDark(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}

/** Chinese comes with the first load, English when somebody asks for it. */
function useLocale(language: string): Locale {
  const [english, setEnglish] = useState<Locale>()
  useEffect(() => {
    if (language === 'en' && !english) void import('antd/locale/en_US').then((module) => setEnglish(module.default))
  }, [language, english])
  return language === 'en' && english ? english : zhCN
}

const shared: ThemeConfig['token'] = {
  fontFamily: 'var(--font)',
  fontSize: 14,
  borderRadius: 6,
  controlHeight: 32,
  wireframe: false,
  motionDurationMid: '0.14s',
  motionDurationSlow: '0.15s',
}

// The same values as tokens.css: Ant Design computes shades of them, which it cannot of a CSS variable.
const lightTheme: ThemeConfig = {
  token: {
    ...shared,
    colorPrimary: '#14616b',
    colorInfo: '#14616b',
    colorLink: '#14616b',
    colorTextBase: '#17282a',
    colorBgBase: '#ffffff',
    colorError: '#b3261e',
    colorBorder: '#b9c7c8',
    colorBorderSecondary: '#dbe3e3',
    colorTextPlaceholder: '#5f7275',
    colorTextDescription: '#5f7275',
  },
}

const darkTheme: ThemeConfig = {
  algorithm: antdTheme.darkAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#4fb0bb',
    colorInfo: '#4fb0bb',
    colorLink: '#7cc8d0',
    colorBgBase: '#121b1c',
    colorBgContainer: '#162122',
    colorBgElevated: '#1c292b',
    colorTextBase: '#e3ecec',
    colorError: '#ff8a80',
    colorBorder: '#46595c',
    colorBorderSecondary: '#2b3b3d',
    colorTextPlaceholder: '#93a5a8',
    colorTextDescription: '#93a5a8',
    colorTextLightSolid: '#06201f',
  },
}
