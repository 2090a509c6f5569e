import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const modules = join(import.meta.dirname, '../../node_modules')

/**
 * Imports every name from the module that makes it instead of from the library's index. An index names all that the
 * library has, so each page that takes one name from it seems to need everything, and what a page needs first could
 * not be put together in one file.
 *
 * @param libraries by the name that is imported: the index, a file of re-exports
 */
export function direct(libraries: Readonly<Record<string, string>>): Plugin {
  const indices = new Map(Object.entries(libraries).map(([name, index]) => [name, readIndex(index)]))
  const names = [...indices.keys()].join('|')
  const importing = new RegExp(`^import \\{([^}]+)\\} from '(${names})'$`, 'gm')
  return {
    name: 'onegrid:direct',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/](?:apps|packages)[\\/].*\.tsx?$/, code: importing },
      handler(code, id) {
        return code.replaceAll(importing, (_, list: string, library: string) => {
          const makers = indices.get(library)!
          const wanted = list.split(',').map((name) => name.trim()).filter(Boolean)
          return wanted.map((one) => {
            const [name, local = name] = one.split(' as ')
            const maker = makers.get(name!)
            if (!maker) throw new Error(`${id}: ${library} has no ${name}`)
            return `import ${local} from '${maker}'`
          }).join(';')
        })
      },
    },
  }
}

/** The defaults that an index hands on: name → module. */
function readIndex(index: string): Map<string, string> {
  const file = join(modules, index)
  const lines = readFileSync(file, 'utf8').matchAll(/^export \{ default as (\w+) \} from ["'](\.[^"']+)["'];?$/gm)
  return new Map([...lines].map(([, name, path]) => [name!, join(dirname(file), path!)]))
}
