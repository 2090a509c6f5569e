import { roomWords } from '../words/room-words.ts'

export const usePickerWords = roomWords('pickers', {
  'zh-CN': {
    matter: '选择事项', unit: '选择单位', units: '选择单位，可多选', person: '输入姓名', personOf: '选择人员', desk: '选择受理台',
    case: '输入编号、地址或内容',
    loading: '正在读取', failed: '名录未读到，重新打开再试', none: '没有匹配的，换个词', typeToSearch: '输入后检索', gone: '已停用或无权查看',
    proposed: '规则建议', others: '其他单位', similar: '附近相似', mine: '已选',
  },
  en: {
    matter: 'Choose a matter', unit: 'Choose a unit', units: 'Choose units', person: 'Type a name',
    personOf: 'Choose a person', desk: 'Choose a desk', case: 'Number, address or words',
    loading: 'Loading', failed: 'The directory did not load: open it again', none: 'Nothing fits: try another word',
    typeToSearch: 'Type to search', gone: 'Closed, or not yours to see',
    proposed: 'Proposed by the rules', others: 'Other units', similar: 'Alike and near', mine: 'Chosen',
  },
})
