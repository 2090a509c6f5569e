import { chinaHolidays } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { readAnnouncement } from './announcement.ts'

const national = (year: number) => chinaHolidays().days.filter(({ date }) => date.startsWith(`${year}-`)).sort(
  (a, b) => (a.date < b.date ? -1 : 1),
)

const OF_2025 = `国务院办公厅关于2025年部分节假日安排的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2025年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`

const OF_2026 = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`

const OF_2023 = `一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`

describe('the notice of a year', () => {
  const notices: [number, string][] = [[2025, OF_2025], [2026, OF_2026], [2023, OF_2023]]
  it.each(notices)('of %i has the days that were announced', (year, text) => {
    const read = readAnnouncement(text, year)
    expect(read.days).toEqual(national(year))
    expect(read.unread).toEqual([])
  })

  it('leaves days of another year out, and says how many', () => {
    expect(readAnnouncement(OF_2023, 2023).elsewhere).toBe(1)
    // The notice of another year by mistake: its title says which.
    expect(readAnnouncement(OF_2025, 2026)).toMatchObject({ days: [], elsewhere: national(2025).length })
  })

  it('is read without line breaks and with other brackets', () => {
    const pasted = OF_2026.replaceAll('\n', '').replaceAll('（', '(').replaceAll('）', ')')
    expect(readAnnouncement(pasted, 2026).days).toEqual(national(2026))
  })

  it('shows what it did not understand', () => {
    expect(readAnnouncement('一、元旦：另行通知。\n二、春节：2月15日至16日放假。', 2026)).toEqual({
      days: [{ date: '2026-02-15', kind: 'holiday', name: '春节' }, { date: '2026-02-16', kind: 'holiday', name: '春节' }],
      elsewhere: 0, unread: ['一、元旦：另行通知。'],
    })
    expect(readAnnouncement('没有日期', 2026)).toEqual({ days: [], elsewhere: 0, unread: [] })
  })

  it('takes the month of the day before where a second one names none', () => {
    expect(readAnnouncement('一、春节：2月15日放假。2月14日、28日上班。', 2026).days.map(({ date }) => date))
      .toEqual(['2026-02-14', '2026-02-15', '2026-02-28'])
  })
})
