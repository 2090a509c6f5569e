export { harmless, wasHarmless } from './harmless.ts'
export { SPREADSHEET_TYPE, writeSheet } from './write-sheet.ts'
export type { Sheet, SheetCell, SheetColumn } from './write-sheet.ts'
