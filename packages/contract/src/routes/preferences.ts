/** How somebody has set up the screens: saved filters, columns, density, theme. Own account only. */
import Type from 'typebox'
import { Obj } from '../common.ts'
import { defineRoute } from '../route.ts'

/** Keys are the screens' own; the server keeps what stands under them and reads none of it. */
const PreferenceKey = Type.String({ pattern: '^[a-z][a-z0-9.-]{0,59}$', examples: ['desk.columns'] })

/** One value as JSON, in UTF-8: some hundred saved filters. */
export const PREFERENCE_BYTES = 16 * 1024
/** Room for the envelope and for spaces between the tokens, which are not kept. */
const BODY_BYTES = 2 * PREFERENCE_BYTES

const ByKey = Obj({ key: PreferenceKey })

export const readPreferences = defineRoute({
  id: 'readPreferences',
  method: 'GET',
  path: '/api/v1/me/preferences',
  module: 'session',
  summary: { zh: '本人界面设置', en: 'How I have set up the screens' },
  access: 'signed-in',
  responses: { 200: Obj({ items: Type.Record(Type.String(), Type.Unknown()) }) },
  errors: [],
})

export const keepPreference = defineRoute({
  id: 'keepPreference',
  method: 'PUT',
  path: '/api/v1/me/preferences/{key}',
  module: 'session',
  summary: { zh: '保存一项界面设置：常用筛选、列、密度、主题', en: 'Keep a setting: filter, columns, density, theme' },
  access: 'signed-in',
  params: ByKey,
  body: Obj({ value: Type.Unknown({ description: 'Any JSON of at most 16 kB' }) }),
  bodyLimit: BODY_BYTES,
  responses: { 204: null },
  errors: ['preferences-full'],
  rateLimit: { max: 300, perSeconds: 60 },
})

export const dropPreference = defineRoute({
  id: 'dropPreference',
  method: 'DELETE',
  path: '/api/v1/me/preferences/{key}',
  module: 'session',
  summary: { zh: '删除一项界面设置', en: 'Drop a setting; no fault where there is none' },
  access: 'signed-in',
  params: ByKey,
  responses: { 204: null },
  errors: [],
})

export const preferenceRoutes = [readPreferences, keepPreference, dropPreference] as const
