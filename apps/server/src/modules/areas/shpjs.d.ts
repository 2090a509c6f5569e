/** The two parsers of shpjs that are used; the package ships no types. Positions come out in degrees. */
declare module 'shpjs' {
  export function parseShp(shp: Uint8Array, prj?: string): (object | null)[]
  export function parseDbf(dbf: Uint8Array, cpg?: string): Record<string, unknown>[]
}
