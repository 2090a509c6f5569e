/**
 * The State Council's notice of a year's holidays, as it is published each November, read into days:
 * 「春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。」
 */
import type { SpecialDay } from '@onegrid/domain'
import { addDays } from '@onegrid/domain'

export interface Announcement {
  /** Sorted; only days of the year that was asked for. */
  days: SpecialDay[]
  /** Days that the notice has of another year: New Year begins in December at times. */
  elsewhere: number
  /** Numbered items in which no day was found. */
  unread: string[]
}

const ITEM = /^[一二三四五六七八九十]+、\s*([^：:]+)[：:](.*)$/
const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/g
const RANGE = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:(?:至|—|-|到)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?/g
/** A holiday is never longer; more is a misreading. */
const LONGEST = 31

/** @param year that is wanted; dates without a year are of the one that the title names, or of this */
export function readAnnouncement(text: string, year: number): Announcement {
  const own = Number(/(\d{4})年部分节假日/.exec(text.replace(/\s+/g, ''))?.[1] ?? year)
  const found = new Map<string, SpecialDay>()
  const unread: string[] = []
  for (const line of itemsOf(text)) {
    const [, name = '', body = ''] = ITEM.exec(line) ?? []
    const days = daysOf(body, name.trim(), own)
    if (days.length === 0) unread.push(line)
    for (const day of days) found.set(day.date, day)
  }
  const all = [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
  const days = all.filter(({ date }) => date.startsWith(`${year}-`))
  return { days, elsewhere: all.length - days.length, unread }
}

/** One item a line, whatever the line breaks were; what stands in brackets tells nothing that is needed. */
function itemsOf(text: string): string[] {
  return text
    .replace(/（[^）]*）|\([^)]*\)/g, '')
    .replace(/\s+/g, '')
    .split(/(?=[一二三四五六七八九十]{1,2}、[^：:、]{2,6}(?:、[^：:、]{2,4})?[：:])/)
    .filter((line) => ITEM.test(line))
}

function daysOf(body: string, name: string, year: number): SpecialDay[] {
  return body.split(/[。；;]/).flatMap((sentence) => {
    if (sentence.includes('放假')) return holidaysIn(sentence, name, year)
    return sentence.includes('上班') ? workdaysIn(sentence, name, year) : []
  })
}

function holidaysIn(sentence: string, name: string, year: number): SpecialDay[] {
  return [...sentence.matchAll(RANGE)].flatMap(([, fromYear, fromMonth, fromDay, toYear, toMonth, toDay]) => {
    const from = dateOf(Number(fromYear ?? year), Number(fromMonth), Number(fromDay))
    const to = toDay === undefined
      ? from
      : dateOf(Number(toYear ?? fromYear ?? year), Number(toMonth ?? fromMonth), Number(toDay))
    const days: SpecialDay[] = []
    for (let date = from; date <= to && days.length < LONGEST; date = addDays(date, 1)) days.push(
      { date, kind: 'holiday', name },
    )
    return days
  })
}

function workdaysIn(sentence: string, name: string, year: number): SpecialDay[] {
  let month = 0
  return [...sentence.matchAll(DATE)].flatMap(([, ownYear, ownMonth, day]) => {
    month = ownMonth === undefined ? month : Number(ownMonth)
    return month === 0
      ? []
      : [{ date: dateOf(Number(ownYear ?? year), month, Number(day)), kind: 'workday' as const, name }]
  })
}

function dateOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
