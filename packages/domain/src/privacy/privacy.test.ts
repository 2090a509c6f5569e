import { describe, expect, it } from 'vitest'
import { forbiddenColumns, forbiddenHeading, maskAddress, maskIdentity, maskName, maskTelephone } from './index.ts'

describe('masks', () => {
  it('show 3 and 4 of an identity number, little of anything shorter', () => {
    expect(maskIdentity('11010519491231002X')).toBe('110***********002X')
    expect(maskIdentity('110105491231002')).toBe('110********1002')
    expect(maskIdentity('E12345678')).toBe('*******78')
    expect(maskIdentity('1234')).toBe('****')
    expect(maskIdentity('')).toBe('')
  })

  it('show 3 and 4 of a telephone number with four stars', () => {
    expect(maskTelephone('13812345678')).toBe('138****5678')
    expect(maskTelephone('138 1234-5678')).toBe('138****5678')
    expect(maskTelephone('0575-81234567')).toBe('057****4567')
    expect(maskTelephone('81234567')).toBe('******67')
    expect(maskTelephone('110')).toBe('***')
  })

  it('show the first character of a name and not its length', () => {
    expect(['演安', '演小北', '欧阳演', '𠮷田', 'Yan An', ' 演 ', ''].map(maskName))
      .toEqual(['演**', '演**', '欧**', '𠮷**', 'Y**', '演**', ''])
  })

  it.each([
    ['绍兴市柯桥区演示路12号3幢2单元501室', '绍兴市柯桥区演示路12号3幢***'],
    ['演示小区5号楼2楼201', '演示小区5号楼***'],
    ['演示花园3幢501号', '演示花园3幢***'],
    ['演示路100弄5号501室', '演示路100弄5号***'],
    ['演示路58弄3号202号', '演示路58弄3号***'],
    ['演示路１２号', '演示路12号'],
    ['演示村8组12号', '演示村8组12号'],
    ['演示村12号东屋', '演示村12号***'],
    ['演示小区3-2-501', '演示小区3***'],
    ['演示广场A座1801', '演示广场A座***'],
    ['演示公寓三栋二单元', '演示公寓三栋***'],
    ['漓渚镇演示村演家门口', '漓渚镇演示村***'],
    ['演示小区501室', '演示小区***'],
    ['2单元501室', '***'],
    ['漓渚镇演示村', '漓渚镇演示村'],
    ['', ''],
  ])('show %s as %s', (address, shown) => {
    expect(maskAddress(address)).toBe(shown)
  })

  it('never show a room, whatever the building is called', () => {
    const buildings = ['演示路12号', '演示小区3幢', '演示苑5号楼', '演示大厦B座', '演示小区3', '演示弄8弄6号', '演示新村', '演示村9组']
    const insides = ['2单元0417室', '0417室', '4楼0417', '-2-0417', '二单元0417', '1单元-0417', '三层0417铺']
    for (const building of buildings) {
      for (const inside of insides) expect(maskAddress(building + inside)).not.toContain('0417')
    }
  })
})

describe('forbidden columns', () => {
  it.each([
    ['宗教信仰', 'religion'], ['宗 教 信 仰（选填）', 'religion'], ['是否信教', 'religion'], ['涉邪人员', 'religion'],
    ['有无邪教背景', 'religion'], ['ZJXY', 'religion'], ['Religious belief', 'religion'], ['faith_group', 'religion'],
    ['民族', 'ethnicity'], ['民-族', 'ethnicity'], ['民族成分', 'ethnicity'], ['是否少数民族', 'ethnicity'],
    ['MZ', 'ethnicity'], ['Ethnic group', 'ethnicity'], ['Ｎａｔｉｏｎ', 'ethnicity'], ['race', 'ethnicity'],
    ['政治面貌', 'political_opinion'], ['政治\u200b面貌', 'political_opinion'], ['是否党员', 'political_opinion'],
    ['入党时间', 'political_opinion'], ['ZZMM', 'political_opinion'], ['Party membership', 'political_opinion'],
    ['political_status', 'political_opinion'], ['政治信仰', 'political_opinion'],
    ['信访人员', 'petitioning'], ['是否信访', 'petitioning'], ['重点信访对象', 'petitioning'], ['信访次数', 'petitioning'],
    ['上访老户', 'petitioning'], ['信访积案当事人', 'petitioning'], ['稳控对象', 'petitioning'],
    ['Petitioner', 'petitioning'], ['petition history', 'petitioning'], ['职业举报人', 'petitioning'],
  ])('refuse %s as %s', (heading, kind) => {
    expect(forbiddenHeading(heading)).toMatchObject({ kind, key: `forbidden-column.${kind}` })
  })

  it.each([
    '姓名', '证件号码', '国籍', 'Nationality', '职业类别', '服务处所', '备注', '',
    '宗教活动场所名称', '民族宗教局', '民族路门牌号', '民族村', '党员人数', '党组织名称', '无邪教创建',
    '信访事项编号', '信访局答复', 'Petition number', '投诉次数', '走访户数', '走访民情', '街道教育办', '通信访问',
    'Competition name', 'repetition', 'agriculture', 'Destination', 'combination', 'trace', 'gracefulness', 'terrace',
    'hallucination', 'good-faith estimate', '面积', '族谱编号', '水族馆', '家族企业', '政治学教室', '团员活动室',
  ])('let %s pass', (heading) => {
    expect(forbiddenHeading(heading)).toBeUndefined()
  })

  it('are named with their place, each once', () => {
    expect(forbiddenColumns(['姓名', '民 族', '电话', '是否少数民族信教群众'])).toEqual([
      { index: 1, heading: '民 族', kind: 'ethnicity', matched: '民族', key: 'forbidden-column.ethnicity' },
      { index: 3, heading: '是否少数民族信教群众', kind: 'religion', matched: '信教', key: 'forbidden-column.religion' },
    ])
    expect(forbiddenColumns([])).toEqual([])
  })
})
