import { roomWords } from '../../words/room-words.ts'

/** Names of settings, and why each is as it is. */
export const useSettingWords = roomWords('settings', {
  'zh-CN': {
    group: {
      limits: '环节时限', supervision: '督办', confirm: '结案确认', reminders: '提醒与静默', staged: '分段报告', returns: '退回、延期与重开',
      quality: '抽查与取证', desk: '受理台',
    },
    groupWhy: {
      limits: '处置时限以事项为准，此处的处置时限用于尚未归类的件。', supervision: '超时自动下达督办单；发牌、扣分一律由具名人员决定。',
      confirm: '谁提出、谁确认：按来源定结案前由谁认定问题已解决。', reminders: '每个时限每次提醒只发一次；落在静默时段的提前发。',
      staged: '重大事件从得知起分首报、续报、终报。', returns: '退回不改处置时限，重开另起一轮。',
      quality: '现场办结的按比例抽查，处置照片须在现场拍。', desk: '规则未指定时由哪一级受理，以及无人值守多久须让上级知道。',
    },
    name: {
      accept: '受理', dispatch: '交办', sign: '签收', handle: '处置（未归类）', check: '核查', verify: '核实', confirm: '确认', contact: '首次联系反映人',
      ruling: '裁定', countersign: '夜间作废复签', coordinate: '四级协调', reportIn: '吹哨到场', replyDays: '答复督办（按天计时的件）', replyHours: '答复督办（按小时计时的件）',
      defaultDesk: '默认受理台', confirmBySource: '确认方式', reminders: '提醒规则', quietFrom: '静默开始', quietTo: '静默结束', quietPush: '静默时仍推送的等级',
      stagedLevels: '须分段报告的等级', stagedFirst: '首报', stagedNext: '续报', stagedFinal: '终报', orderPhases: '超时即督办的环节', proposeCards: '提请发牌',
      listAfterOrders: '提请挂牌督办', returnsBeforeRuling: '允许退回', extensionsMost: '允许延期', extensionsShare: '每次延期不超过原时限的',
      reopenDays: '结案后可重开', mergeUndoDays: '合并后可撤销', sampleSelfSolved: '现场办结抽查比例', evidenceMetres: '处置照片距事发地不超过', offDutyMinutes: '无人在岗提示',
    },
    why: {
      accept: '自上报起算', dispatch: '自受理起算', sign: '自交办起算，主办、协办各自计时', handle: '自交办起算，不从签收起算；已归类的按事项', check: '自处置完成起算',
      verify: '网格到现场看是否属实', confirm: '核查通过后起算', contact: '自受理起算；已合并的也要联系', ruling: '两家都说不归自己时由上级定', countersign: '次日上班后补签',
      coordinate: '逐级：相关单位、工作专班、镇街领导、区级，不得越级', reportIn: '自吹哨起到现场签到', replyDays: '自下达督办起算', replyHours: '自下达督办起算',
      defaultDesk: '归口规则未指定层级时', confirmBySource: '上报人不在场或为设备的，改由他人确认', reminders: '按环节、等级和剩余时间', quietFrom: '此后的提醒不推送', quietTo: '可在次日',
      quietPush: '其余等级等静默结束', stagedLevels: '一级最重', stagedFirst: '自得知起算', stagedNext: '每隔这么久报一次', stagedFinal: '自得知起算',
      orderPhases: '时限一过，向超时单位或受理台下督办单', proposeCards: '系统只提请，由领导发牌或不发', listAfterOrders: '同一件满此数', returnsBeforeRuling: '再退则须裁定，裁定可形成归口规则',
      extensionsMost: '同一时限；到期前申请，由受理台批', extensionsShare: '计时单位须与原时限一致', reopenDays: '过期按新事件上报并关联前次', mergeUndoDays: '保留件未结案时',
      sampleSelfSolved: '抽中的由他人核查；各项比率均分列含与不含现场办结', evidenceMetres: '超出须写明理由', offDutyMinutes: '任务归属人离岗满此时间，告知受理台',
    },
    reminder: {
      add: '新增提醒', remove: '删除提醒', phases: '环节', allPhases: '全部环节', levels: '等级', limits: '适用时限', when: '时间', channels: '途径', rule: '提醒 {n}',
      limit: { days: '按天计的', hours: '按小时计的', any: '全部' }, hoursBefore: '到期前 {n} 小时', share: '用去 {n}%', shareStart: '起算时', kindHours: '到期前若干小时', kindShare: '用去时限的百分之几',
      channel: { inbox: '收件', push: '推送', sms: '短信' }, sentence: '{phases}，{levels}，{limits}：{when}，发{channels}', hoursUnit: '小时',
    },
    level: '{name}', step: '第 {n} 级', perLevel: '按等级', search: '查找设置', anchor: '设置分组', days: '天',
  },
  en: {
    group: {
      limits: 'Limits by phase', supervision: 'Supervision', confirm: 'Confirmation', reminders: 'Reminders and quiet hours', staged: 'Staged reports',
      returns: 'Returns, extensions, reopening', quality: 'Sampling and evidence', desk: 'Desks',
    },
    groupWhy: {
      limits: 'Handling follows the matter; the limits here serve cases that have none yet.', supervision: 'Lateness brings an order by itself; cards and points are always given by a named person.',
      confirm: 'Whoever raised it says that it is settled: who that is, by source.', reminders: 'Each reminder goes out once for a deadline; one that falls into quiet hours goes earlier.',
      staged: 'Grave events are reported in stages, counted from when they were known.', returns: 'A return moves no deadline of handling; reopening begins a new round.',
      quality: 'A share of what was solved on the spot is checked; pictures of results are taken on the spot.', desk: 'Which tier accepts where no rule says, and when an empty desk must be known above.',
    },
    name: {
      accept: 'Accept', dispatch: 'Dispatch', sign: 'Sign', handle: 'Handle (no matter yet)', check: 'Check', verify: 'Verify', confirm: 'Confirm', contact: 'First contact with the reporter',
      ruling: 'Ruling', countersign: 'Countersign of a void at night', coordinate: 'Coordination, four steps', reportIn: 'Arrival after a whistle', replyDays: 'Reply to an order (cases of days)', replyHours: 'Reply to an order (cases of hours)',
      defaultDesk: 'Default desk', confirmBySource: 'Way of confirming', reminders: 'Reminders', quietFrom: 'Quiet from', quietTo: 'Quiet until', quietPush: 'Levels that push all the same',
      stagedLevels: 'Levels reported in stages', stagedFirst: 'First report', stagedNext: 'Further reports', stagedFinal: 'Final report', orderPhases: 'Phases whose lateness brings an order', proposeCards: 'Propose cards',
      listAfterOrders: 'Propose listing after', returnsBeforeRuling: 'Returns allowed', extensionsMost: 'Extensions allowed', extensionsShare: 'Each at most this share of the limit',
      reopenDays: 'Reopening after closing', mergeUndoDays: 'Undoing a merge', sampleSelfSolved: 'Sample of what was solved on the spot', evidenceMetres: 'Pictures of results at most', offDutyMinutes: 'Nobody on duty',
    },
    why: {
      accept: 'From the report', dispatch: 'From acceptance', sign: 'From dispatch, lead and assistants each', handle: 'From dispatch, not from signing; with a matter, the matter’s', check: 'From the unit’s finish',
      verify: 'The grid looks whether it is true', confirm: 'From the check that passed', contact: 'From acceptance; also when merged', ruling: 'Where two units each say it is not theirs', countersign: 'By the second person, next morning',
      coordinate: 'Step by step: bodies, working group, town leaders, district; none is skipped', reportIn: 'From the whistle to reporting in on the spot', replyDays: 'From the order', replyHours: 'From the order',
      defaultDesk: 'Where no routing rule names a tier', confirmBySource: 'Where the reporter is absent or a device, somebody else confirms', reminders: 'By phase, level and time left', quietFrom: 'No push from then on', quietTo: 'May be the next day',
      quietPush: 'The others wait until it is over', stagedLevels: 'Level 1 is gravest', stagedFirst: 'From when it was known', stagedNext: 'Again after each', stagedFinal: 'From when it was known',
      orderPhases: 'Past the deadline, to whoever is late', proposeCards: 'The system only proposes; a leader gives it or not', listAfterOrders: 'On one case', returnsBeforeRuling: 'The next needs a ruling, which may become a rule',
      extensionsMost: 'Of one limit; asked before it ends, granted by the desk', extensionsShare: 'In the same measure as the limit', reopenDays: 'Later it is a new event, linked to the earlier', mergeUndoDays: 'While the surviving case is open',
      sampleSelfSolved: 'Drawn ones are checked by somebody else; rates are shown with and without', evidenceMetres: 'Farther needs a reason', offDutyMinutes: 'The desk is told when the owner has been off duty so long',
    },
    reminder: {
      add: 'Add a reminder', remove: 'Remove the reminder', phases: 'Phases', allPhases: 'all phases', levels: 'Levels', limits: 'Limits', when: 'When', channels: 'By', rule: 'Reminder {n}',
      limit: { days: 'of days', hours: 'of hours', any: 'any' }, hoursBefore: '{n} hours before the end', share: '{n}% used', shareStart: 'at the start', kindHours: 'Hours before the end', kindShare: 'Share of the limit used',
      channel: { inbox: 'inbox', push: 'push', sms: 'SMS' }, sentence: '{phases}, {levels}, limits {limits}: {when}, by {channels}', hoursUnit: 'hours',
    },
    level: '{name}', step: 'Step {n}', perLevel: 'By level', search: 'Find a setting', anchor: 'Groups of settings', days: 'days',
  },
})

export type SaySetting = ReturnType<typeof useSettingWords>
