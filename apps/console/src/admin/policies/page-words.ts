import { roomWords } from '../../words/room-words.ts'

export const usePolicyWords = roomWords('policies', {
  'zh-CN': {
    title: '政策', tab: { settings: '设置', versions: '已发布版本' },
    count_one: '{count} 处未存入草稿', count_other: '{count} 处未存入草稿', saved: '设置已存入草稿', was: '原为 {value}', from: '从', to: '至',
  },
  en: {
    title: 'Policies', tab: { settings: 'Settings', versions: 'Published versions' },
    count_one: '{count} setting not in the draft yet', count_other: '{count} settings not in the draft yet', saved: 'Settings are in the draft', was: 'was {value}', from: 'from', to: 'to',
  },
})
