import { isIP } from 'node:net'
import type { Sentence } from '../words.ts'
import type { Form, Setting } from './settings.ts'

/** A setting that cannot be followed; all of them are told at once. */
export type Fault = Sentence & { setting: string }

/** Why the text is not of that form; undefined when it is. What holds a secret is not repeated. */
export function faultOf({ name, form }: Pick<Setting, 'name' | 'form'>, text: string): Fault | undefined {
  const wanted = wants(form, text)
  if (!wanted) return undefined
  const given = form.kind === 'url' || form.kind === 'token' ? '' : text
  return {
    setting: name,
    zh: `${name}${given && `=${given}`}：应为${wanted.zh}`,
    en: `${name}${given && `=${given}`}: must be ${wanted.en}`,
  }
}

function wants(form: Form, text: string): Sentence | undefined {
  switch (form.kind) {
    case 'choice':
      if (form.of.includes(text)) return undefined
      return { zh: ` ${form.of.join('、')} 之一`, en: `one of ${form.of.join(', ')}` }
    case 'integer': {
      const value = Number(text)
      if (/^\d+$/.test(text) && value >= form.from && value <= form.to) return undefined
      return { zh: ` ${form.from} 至 ${form.to} 的整数`, en: `an integer from ${form.from} to ${form.to}` }
    }
    case 'host':
      if (isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) return undefined
      return { zh: '地址或主机名，不带协议和端口', en: 'an address or host name, without scheme or port' }
    case 'url':
      if (URL.canParse(text) && form.schemes.includes(new URL(text).protocol)) return undefined
      // PostgreSQL's own form for a socket, which has no host, is no URL to WHATWG.
      if (/^postgres(ql)?:\/\/[^/]*@\/.+host=/.test(text) && form.schemes.includes('postgresql:')) return undefined
      return { zh: `以 ${form.schemes[0]}// 开头的地址`, en: `an address that begins with ${form.schemes[0]}//` }
    case 'path':
      return text.includes('\0') ? { zh: '路径', en: 'a path' } : undefined
    case 'token':
      if (/^[\w.~+/=-]{16,200}$/.test(text)) return undefined
      return { zh: ' 16 位以上的字母、数字或符号', en: '16 or more letters, digits or signs' }
    case 'list':
      if (text.split(',').every(item => isRange(item.trim()))) return undefined
      return { zh: '逗号分隔的地址或网段', en: 'addresses or ranges, comma-separated' }
  }
}

/** An address, or a range as `10.0.0.0/8`: what is neither would break the server when it starts. */
function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}
