import { describe, expect, it } from 'vitest'
import type { Polygon, Ring } from './geometry.ts'
import { toGridDrafts } from './import-grids.ts'
import { importLimits } from './import-result.ts'
import { importShapefile } from './import-shapefile.ts'
import { readGeometry } from './read-geometry.ts'
import { dbfOf, shpOf, zipOf } from './testing.ts'

const DEGREES = 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,'
  + '298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
/** Three-degree zone around 120° E, without zone number in the easting (EPSG:4549). */
const ZONE = `PROJCS["CGCS2000_3_Degree_GK_CM_120E",${DEGREES},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",`
  + '500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],'
  + 'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'

/** Clockwise, as ESRI has outer rings. */
const RING: Ring = [[120.4, 29.9], [120.4, 30], [120.5, 30], [120.5, 29.9], [120.4, 29.9]]
const CODE = Buffer.from('330603111200001')
const UTF8 = { names: [Buffer.from('code'), Buffer.from('name')], row: [CODE, Buffer.from('漓渚村第1网格')] }
/** 网格编码, 网格名称, 漓渚村第一网格 in GBK */
const GBK = {
  names: [Buffer.from('cdf8b8f1b1e0c2eb', 'hex'), Buffer.from('cdf8b8f1c3fbb3c6', 'hex')],
  row: [CODE, Buffer.from('c0ece4beb4e5b5dad2bbcdf8b8f1', 'hex')],
}

describe('a shapefile', () => {
  it('becomes grids with a valid border', () => {
    const { rows, findings } = importShapefile(archive(UTF8, { 'grids.prj': DEGREES, 'grids.cpg': 'UTF-8' }))
    expect(findings).toEqual([])
    const [draft] = toGridDrafts(rows).drafts
    expect(draft).toMatchObject({ code: '330603111200001', name: '漓渚村第1网格' })
    const { geometry } = readGeometry(draft?.geometry)
    expect(new Set((geometry as Polygon).coordinates[0]!.map(String))).toEqual(new Set(RING.map(String)))
  })

  it('is read in GBK where it does not say its encoding, headings included', () => {
    const { rows, findings } = importShapefile(archive(GBK, { 'grids.prj': DEGREES }))
    expect(findings).toEqual([])
    expect(rows[0]?.values.name).toBe('漓渚村第一网格')
  })

  it('turns metres of a zone into degrees', () => {
    // 120° E is easting 500,000; one degree of latitude near 30° N is 110,852 m from 30° N = 3,320,113.4 m.
    const metres: Ring = [[5e5, 3_320_113.4], [5e5, 3_330_113.4], [5.1e5, 3_320_113.4], [5e5, 3_320_113.4]]
    const { rows } = importShapefile(archive(UTF8, { 'grids.prj': ZONE }, metres))
    const [lon, lat] = (rows[0]!.geometry as Polygon).coordinates[0]![0]!
    expect(lon).toBeCloseTo(120, 6)
    expect(lat).toBeCloseTo(30, 6)
  })

  it('warns where the system is not known', () => {
    const { rows, findings } = importShapefile(archive(UTF8))
    expect(rows).toHaveLength(1)
    expect(findings.map(({ code }) => code)).toEqual(['shapefile-datum-unknown'])
  })
})

describe('an archive that cannot be taken', () => {
  const shp = shpOf([[RING]])
  const dbf = dbfOf(UTF8.names, [UTF8.row])
  const cases: [string, Uint8Array][] = [
    ['shapefile-incomplete', zipOf({ 'grids.dbf': dbf })],
    ['shapefile-incomplete', zipOf({ 'grids.shp': shp })],
    ['shapefile-many', zipOf({ 'a.shp': shp, 'a.dbf': dbf, 'b.shp': shp, 'b.dbf': dbf })],
    ['shapefile-unreadable', zipOf({ 'a.shp': shp.subarray(0, 20), 'a.dbf': dbf })],
    ['shapefile-unreadable', zipOf({ 'a.shp': shp, 'a.dbf': dbfOf(UTF8.names, [UTF8.row, UTF8.row]) })],
    ['file-not-what-it-says', shp],
    ['file-empty', new Uint8Array()],
  ]
  it.each(cases)('%s', (code, bytes) => {
    const { rows, findings } = importShapefile(bytes)
    expect(rows).toEqual([])
    expect(findings.map(found => found.code)).toEqual([code])
  })

  it('a zip bomb', () => {
    const bomb = zipOf({ 'a.shp': Buffer.alloc(3_000_000), 'a.dbf': dbf }, 10)
    const { findings } = importShapefile(bomb, 'grids', { ...importLimits, unpackedBytes: 1_000_000 })
    expect(findings.map(({ code }) => code)).toEqual(['archive-unsafe'])
  })
})

function archive(table: typeof UTF8, more: Record<string, string> = {}, ring: Ring = RING): Uint8Array {
  return zipOf({ 'grids.shp': shpOf([[ring]]), 'grids.dbf': dbfOf(table.names, [table.row]), ...more })
}
