import { roomWords } from '../../words/room-words.ts'

export const usePersonalWords = roomWords('personal', {
  'zh-CN': {
    title: '个人信息',
    note: '只有数量，没有内容；到期的每小时自动删除',
    col: {
      field: '字段', purpose: '用途', period: '保存期限', running: '在办', later: '未到期', soon: '30 日内到期', due: '已到期', first: '最早到期',
    },
    days: '办结后 {days} 日',
    erase: '按本人要求删除',
    before: '先核实本人身份，书面申请归档。清点之后再确认，两步都记入审计。',
    by: '查找方式', value: '内容', ground: '依据', groundHint: '个人信息保护法第四十七条',
    grounds: { consent_withdrawn: '撤回同意', purpose_met: '目的已实现', unlawful: '违法处理', other_law: '法律规定的其他情形' },
    reference: '归档文号', referenceHint: '字母、数字和短横线',
    count: '清点', confirm: '确认删除',
    found: '共 {people} 条、{values} 项，涉及事件 {cases} 件：',
    open: '其中 {count} 件在办，办结后才能删除：{numbers}',
    goes: '将删除姓名、电话等内容和这些事件的标题、正文、意见、消息文字，不能恢复。留痕保留，照片和备份不在此列。',
    done: '已删除 {values} 项，文字 {texts} 段',
  },
  en: {
    title: 'Personal data',
    note: 'Numbers only, never a value; what is due goes every hour',
    col: {
      field: 'Field', purpose: 'Purpose', period: 'Kept for', running: 'In use', later: 'Later', soon: 'Within 30 days', due: 'Due', first: 'First due',
    },
    days: '{days} days after the end',
    erase: 'Erase on request',
    before: 'Make sure who is asking, and file the request. First it is counted, then confirmed; both are on the audit log.',
    by: 'Find by', value: 'Value', ground: 'Ground', groundHint: 'PIPL, article 47',
    grounds: {
      consent_withdrawn: 'Consent withdrawn', purpose_met: 'Purpose met', unlawful: 'Processed unlawfully', other_law: 'Another case named by law',
    },
    reference: 'File number', referenceHint: 'Letters, digits and hyphens',
    count: 'Count', confirm: 'Erase',
    found: '{people} entries, {values} values, {cases} events:',
    open: '{count} of them are open and must end first: {numbers}',
    goes: 'Names, telephones and the like go, and the titles, texts, remarks and messages of these events. This cannot be undone. The trail stays; pictures and backups are not touched.',
    done: '{values} values and {texts} texts were erased',
  },
})
