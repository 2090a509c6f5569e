import { roomWords } from '../../words/room-words.ts'

/** Words that matters, routing and policies share: the draft, its fields, what is different. */
export const useRuleWords = roomWords('rules', {
  'zh-CN': {
    yes: '是', no: '否', none: '无', and: '、', stop: '；', becomes: '改为', percent: '%', empty: '未填', colon: '：',
    unit: { day: '天', minute: '分钟', metre: '米', times: '次', percent: '%', order: '次督办' },
    measure: { minute: '分钟', urgent_hour: '小时', work_hour: '工作小时', work_day: '工作日', natural_day: '自然日' },
    statutory: '法定', statutoryWhy: '到期日逢休息日的，顺延至下一工作日。安全类时限不顺延。',
    limitValue: '时限数值', limitMeasure: '时限单位',
    draft: {
      count_one: '{count} 处修改未发布', count_other: '{count} 处修改未发布', faults: '{n} 处须改正', last: '{who} {when} 改', clean: '没有未发布的修改',
      current: '现行第 {no} 号', builtIn: '现行内置规则', waiting: '第 {no} 号将于 {when} 生效', onWaiting: '以下按第 {no} 号显示和修改',
      look: '查看修改', publish: '发布', discard: '放弃草稿', system: '系统',
      discardTitle: '放弃草稿？', discardWhy: '{n} 处修改将不再保留，可立即撤销。', discardYes: '放弃', discarded: '草稿已放弃', back: '草稿已找回',
      title: '未发布的修改', against: '与第 {no} 号相比', againstBuiltIn: '与内置规则相比', nothing: '与现行规则一致', nothingWhy: '在事项、归口规则或政策设置里的修改会列在这里，发布后生效。',
      undo: '撤销此处', undone: '已恢复原样', by: '{who} · {when}', group: { matters: '事项', routing: '归口规则', settings: '设置' },
      faultTitle: '改正后才能发布',
    },
    change: {
      added: '新增', removed: '删除', moved: '由第 {from} 位移至第 {to} 位', from: '{field} 由 {before} 改为 {after}', set: '{field} 设为 {after}', unset: '{field} 取消（原为 {before}）',
    },
    publish: {
      title: '发布为第 {no} 号', when: '生效时间', now: '立即', at: '指定时间', note: '发布说明', notePlaceholder: '为什么改，依据什么文件',
      done: '已发布第 {no} 号', doneLater: '已发布第 {no} 号，{when} 生效', pinned: '在办事件仍按立案时的规则办理，改类时才用新规则。', outdated: '起草之后已发布第 {no} 号，与草稿相比有下列不同，发布后将不再生效。',
      overwrite: '仍以草稿为准', passed: '选择将来的时间', needAt: '选择生效时间', stale: '草稿刚被他人改动，核对下列修改后再发布',
    },
    version: {
      title: '已发布版本', no: '第 {no} 号', state: { past: '已失效', current: '现行', waiting: '待生效' }, from: '{when} 起', by: '{who} 发布', system: '系统',
      restores: '恢复自第 {no} 号', empty: '尚未发布过', emptyWhy: '现在用的是内置规则。修改后发布，即为第 1 号。', against: '与上一号相比', same: '与上一号相同', first: '首次发布',
      intoDraft: '放入草稿', intoDraftWhy: '现有草稿的 {n} 处修改将被替换，可立即撤销。', intoDraftTitle: '用第 {no} 号替换草稿？', intoDraftDone: '第 {no} 号已放入草稿，核对后发布', replace: '替换',
      content: '内容', matters: '事项 {n} 项', rules: '归口规则 {n} 条', changes: '变化', search: '在本号事项中查找', back: '已恢复原草稿',
      code: '编码', name: '名称', level: '等级', limit: '时限', lead: '主办职能',
    },
    form: {
      save: '存入草稿', reset: '还原', cancel: '取消', saved: '已存入草稿', restored: '上次未存的内容已恢复',
      met: '他人刚改了{fields}，已并入。', conflict: '他人刚改了{fields}，与所填不同，暂按所填。', takeTheirs: '用对方的', keepMine: '按我填的',
      unsaved: '未存入草稿', readOnly: '仅系统管理员可修改',
    },
    matter: {
      name: '名称', 'name/zh': '中文名称', 'name/en': '英文名称', aliases: '别名', leadFunction: '主办职能', assistFunctions: '协办职能', level: '等级', limit: '处置时限', limitGuard: '排险时限', restoreLimit: '恢复时限',
      needsVerify: '先核实', needsCheck: '须核查', onsiteSolvable: '可现场办结', evidence: '取证', active: '启用', staffOnly: '仅工作人员可报', from: '起始日', to: '截止日', entry: '准入', code: '编码',
      'entry/department': '准入部门', 'entry/signedOn': '签署日', 'entry/trainedOn': '培训日',
    },
    entry: '{department}，{signed} 签署，{trained}', trained: '{date} 已培训', untrained: '尚未培训',
    rule: { name: '名称', 'when/matter': '事项', 'when/areas': '区域', 'when/sources': '来源', 'when/levels': '等级', 'when/time': '时间', 'to/lead': '主办', 'to/assists': '协办', 'to/desk': '受理台', 'to/auto': '自动交办' },
    wholeRule: '{when} → {outcome}',
  },
  en: {
    yes: 'yes', no: 'no', none: 'none', and: ', ', stop: '; ', becomes: 'to', percent: '%', empty: 'empty', colon: ': ',
    unit: { day: 'days', minute: 'minutes', metre: 'metres', times: 'times', percent: '%', order: 'orders' },
    measure: { minute: 'minutes', urgent_hour: 'hours', work_hour: 'working hours', work_day: 'workdays', natural_day: 'calendar days' },
    statutory: 'Statutory', statutoryWhy: 'Where it ends on a day off it moves to the next workday. Limits of safety never move.',
    limitValue: 'Length of the limit', limitMeasure: 'Unit of the limit',
    draft: {
      count_one: '{count} unpublished change', count_other: '{count} unpublished changes', faults: '{n} to correct', last: 'changed by {who}, {when}', clean: 'Nothing unpublished',
      current: 'Number {no} in force', builtIn: 'Built-in set in force', waiting: 'Number {no} takes effect {when}', onWaiting: 'What you see and edit here is number {no}',
      look: 'See changes', publish: 'Publish', discard: 'Discard draft', system: 'the system',
      discardTitle: 'Discard the draft?', discardWhy: '{n} changes will be gone. You can undo this at once.', discardYes: 'Discard', discarded: 'Draft discarded', back: 'The draft is back',
      title: 'Unpublished changes', against: 'against number {no}', againstBuiltIn: 'against the built-in set', nothing: 'The same as what is in force', nothingWhy: 'What you change in matters, routing rules or settings stands here until it is published.',
      undo: 'Undo this', undone: 'As it was', by: '{who} · {when}', group: { matters: 'Matters', routing: 'Routing rules', settings: 'Settings' },
      faultTitle: 'Correct these, then publish',
    },
    change: {
      added: 'Added', removed: 'Removed', moved: 'moved from place {from} to {to}', from: '{field} from {before} to {after}', set: '{field} set to {after}', unset: '{field} dropped (was {before})',
    },
    publish: {
      title: 'Publish as number {no}', when: 'Takes effect', now: 'At once', at: 'At a moment', note: 'Note', notePlaceholder: 'Why, and by which document',
      done: 'Number {no} is published', doneLater: 'Number {no} is published and takes effect {when}', pinned: 'Open events keep the rules they were opened under until they are reclassified.', outdated: 'Number {no} was published after this draft was begun. These differences to the draft would no longer hold:',
      overwrite: 'The draft shall hold all the same', passed: 'Choose a moment to come', needAt: 'Choose when it takes effect', stale: 'Somebody has just changed the draft: look at the changes again, then publish',
    },
    version: {
      title: 'Published versions', no: 'Number {no}', state: { past: 'past', current: 'in force', waiting: 'waiting' }, from: 'from {when}', by: 'published by {who}', system: 'the system',
      restores: 'restores number {no}', empty: 'Nothing published yet', emptyWhy: 'The built-in set is in force. Change something and publish it: it becomes number 1.', against: 'Against the number before', same: 'The same as the number before', first: 'The first one',
      intoDraft: 'Put into the draft', intoDraftWhy: 'The {n} changes of the present draft will be replaced. You can undo this at once.', intoDraftTitle: 'Replace the draft by number {no}?', intoDraftDone: 'Number {no} is in the draft: look it over, then publish', replace: 'Replace',
      content: 'Content', matters: '{n} matters', rules: '{n} routing rules', changes: 'Changes', search: 'Find in the matters of this number', back: 'The draft is as it was',
      code: 'Code', name: 'Name', level: 'Level', limit: 'Limit', lead: 'Lead',
    },
    form: {
      save: 'Save to draft', reset: 'Reset', cancel: 'Cancel', saved: 'Saved to the draft', restored: 'What you had typed and not saved is back',
      met: 'Somebody has just changed {fields}; it has been taken over.', conflict: 'Somebody has just changed {fields} to something else; yours stands for now.', takeTheirs: 'Take theirs', keepMine: 'Keep mine',
      unsaved: 'not in the draft yet', readOnly: 'Only the system administrator may change this',
    },
    matter: {
      name: 'Name', 'name/zh': 'Chinese name', 'name/en': 'English name', aliases: 'Also called', leadFunction: 'Lead', assistFunctions: 'Assistants', level: 'Level', limit: 'Handling', limitGuard: 'Making safe', restoreLimit: 'Restoring',
      needsVerify: 'Verified first', needsCheck: 'Checked', onsiteSolvable: 'Solvable on the spot', evidence: 'Evidence', active: 'In use', staffOnly: 'Reported by staff only', from: 'From', to: 'Until', entry: 'Entry', code: 'Code',
      'entry/department': 'Department', 'entry/signedOn': 'Signed on', 'entry/trainedOn': 'Trained on',
    },
    entry: '{department}, signed {signed}, {trained}', trained: 'trained {date}', untrained: 'not yet trained',
    rule: { name: 'Name', 'when/matter': 'Matters', 'when/areas': 'Areas', 'when/sources': 'Sources', 'when/levels': 'Levels', 'when/time': 'Time', 'to/lead': 'Lead', 'to/assists': 'Assistants', 'to/desk': 'Desk', 'to/auto': 'Dispatch at once' },
    wholeRule: '{when} → {outcome}',
  },
})

export type SayRule = ReturnType<typeof useRuleWords>
