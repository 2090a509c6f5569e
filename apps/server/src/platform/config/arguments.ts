import { parseArgs } from 'node:util'
import type { Fault } from './parse.ts'
import { faultOf } from './parse.ts'
import { CASES, ROLES, SIZES } from './settings.ts'
import type { Form } from './settings.ts'

export type Arguments = { district?: string; size?: string; cases?: string; role?: string }

const forms: Record<keyof Arguments, Form | undefined> = {
  district: undefined,
  size: { kind: 'choice', of: SIZES },
  cases: { kind: 'choice', of: CASES },
  role: { kind: 'choice', of: ROLES },
}

/** `--district 371602 --size district --role api`, after `npm start --`. Faults are added to the list. */
export function readArguments(argv: readonly string[], faults: Fault[]): Arguments {
  const text = { type: 'string' } as const
  const options = { district: text, size: text, cases: text, role: text }
  const lenient = { strict: false, tokens: true, allowPositionals: true } as const
  const { values, tokens } = parseArgs({ args: [...argv], options, ...lenient })
  for (const token of tokens) {
    if (token.kind === 'positional') faults.push(unknown(token.value))
    if (token.kind === 'option' && !(token.name in forms)) faults.push(unknown(token.rawName))
  }
  const given: Arguments = {}
  for (const name of Object.keys(forms) as (keyof Arguments)[]) {
    const value = values[name]
    if (value === undefined) continue
    const form = forms[name]
    const fault = typeof value !== 'string' ? missing(name) : form && faultOf({ name: `--${name}`, form }, value)
    if (fault) faults.push(fault)
    else if (typeof value === 'string') given[name] = value
  }
  if (given.district !== undefined && !/^\d{6}$/.test(given.district)) faults.push(badCode(given.district))
  return given
}

function unknown(argument: string): Fault {
  return {
    setting: argument,
    zh: `不认识参数 ${argument}，可用的有 --district 代码、--size small|district、--cases none|week、--role all|api|worker`,
    en: `Unknown argument ${argument}; there are --district CODE, --size small|district, --cases none|week, ` +
      '--role all|api|worker',
  }
}

function missing(name: string): Fault {
  return { setting: `--${name}`, zh: `--${name} 后面缺少值`, en: `--${name} lacks its value` }
}

function badCode(code: string): Fault {
  return {
    setting: '--district',
    zh: `--district ${code}：应为六位县级行政区划代码，例如 330603`,
    en: `--district ${code}: must be the six-digit code of a county, for example 330603`,
  }
}
