/**
 * A workbook made smaller before it is read: only the parts that rows are read from, without what its reader would
 * spread out cell by cell. A name, a rule of validation or a merged range of the whole sheet is 40 bytes and seventeen
 * thousand million cells, of which the first few hundred million end the process.
 */
import { packZip } from './zip.ts'

/** Of the sheet; whatever else it has is of no use to an import. */
export const ignoredNodes = [
  'dataValidations', 'conditionalFormatting', 'extLst', 'hyperlinks', 'tableParts', 'drawing', 'picture', 'rowBreaks',
  'headerFooter', 'printOptions', 'pageSetup', 'sheetProtection', 'autoFilter',
]

/** Cells of all merged ranges together: a title over a hundred columns, a few hundred times. */
const MOST_MERGED = 100_000

const parts = [
  /^\[Content_Types\]\.xml$/, /^_rels\/\.rels$/, /^xl\/(?:workbook|styles|sharedStrings)\.xml$/,
  /^xl\/_rels\/workbook\.xml\.rels$/, /^xl\/(?:worksheets|theme)\/[^/]+\.xml$/,
]

/** The archive anew; undefined where it holds more than anybody types. */
export function readableParts(files: ReadonlyMap<string, Uint8Array>, mostElements: number): Uint8Array | undefined {
  const read = [...files].filter(([name]) => parts.some((part) => part.test(name)))
  let elements = 0
  for (const [name, bytes] of read) {
    elements += countOf(bytes, '<', mostElements)
    if (elements > mostElements) return undefined
    if (name.startsWith('xl/worksheets/') && mergedCells(bytes) > MOST_MERGED) return undefined
  }
  return packZip(read.map(([name, bytes]) => [name, name === 'xl/workbook.xml' ? withoutNames(bytes) : bytes]))
}

/** Elements are found by their names, so a name that nobody knows is passed over. */
function withoutNames(workbook: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(workbook).toString().replaceAll('definedName', 'ignoredName'))
}

function countOf(bytes: Uint8Array, sign: string, most: number): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let count = 0
  for (let at = buffer.indexOf(sign); at >= 0 && count <= most; at = buffer.indexOf(sign, at + 1)) count++
  return count
}

/** Infinite where a range is not written as spreadsheets write it. */
function mergedCells(sheet: Uint8Array): number {
  const buffer = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.length)
  let cells = 0
  for (let at = buffer.indexOf(MERGED); at >= 0; at = buffer.indexOf(MERGED, at + 1)) {
    const element = buffer.toString('latin1', at, at + LONGEST)
    if (element.startsWith(`${MERGED}s`)) continue
    const range = /^<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"\s*\/?>/.exec(element)
    if (!range) return Infinity
    const [, left = '', top, right = '', bottom] = range
    cells += (columnOf(right) - columnOf(left) + 1) * (Number(bottom) - Number(top) + 1)
  }
  return cells
}

const MERGED = '<mergeCell'
const LONGEST = 80

/** A is 1, AA 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}
