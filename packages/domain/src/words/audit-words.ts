/**
 * What a line of the audit log says, by its action. A refusal has its own words where the plain ones would not do.
 * Parts in [brackets] stand only where the line knows their parameters; {target} is the person that it was done to.
 */
export const auditActionWords = {
  'session.create': { zh: '登录', en: 'signed in' },
  'session.create.refused': {
    zh: '[以 {target} 的账号 ]登录未成功[：{because}]', en: 'could not sign in[ as {target}][: {because}]',
  },
  'session.delete': { zh: '退出', en: 'signed out' },
  'password.change': { zh: '修改本人口令', en: 'changed their own password' },
  'password.change.refused': { zh: '修改本人口令未成功', en: 'could not change their own password' },
  'second-factor.enrol': { zh: '绑定动态口令', en: 'enrolled a second factor' },
  'link.mint': { zh: '给 {target} 发出办理链接', en: 'sent {target} a link to a task' },
  'link.open': { zh: '打开办理链接', en: 'opened a link to a task' },
  'link.open.refused': { zh: '打开已失效的办理链接', en: 'opened a link that had ended' },
  'route.call.refused': { zh: '无权使用“{route}”，已拒绝', en: 'was refused “{route}”: no right to it' },

  'account.create': { zh: '新建账号 {target}[（{kind}）]', en: 'created the account of {target}[ ({kind})]' },
  'account.update': { zh: '修改 {target} 的账号', en: 'changed the account of {target}' },
  'account.update.on': { zh: '启用 {target} 的账号', en: 'enabled the account of {target}' },
  'account.update.off': { zh: '停用 {target} 的账号', en: 'disabled the account of {target}' },
  'account.reset-password': { zh: '重置 {target} 的口令', en: 'reset the password of {target}' },
  'account.unlock': { zh: '解锁 {target} 的账号', en: 'unlocked the account of {target}' },
  'account.remove-second-factor': { zh: '解除 {target} 的动态口令绑定', en: 'removed the second factor of {target}' },
  'account.end-sessions': { zh: '将 {target} 强制下线[（{count} 处）]', en: 'signed {target} out[ ({count} sessions)]' },
  'account.recover-password': { zh: '在服务器上重置 {target} 的口令', en: 'reset the password of {target} on the server' },
  'account.recover-second-factor': {
    zh: '在服务器上解除 {target} 的动态口令绑定', en: 'removed the second factor of {target} on the server',
  },
  'account.recover-unlock': { zh: '在服务器上解锁 {target} 的账号', en: 'unlocked the account of {target} on the server' },

  'post.create': {
    zh: '给 {target} 设岗：{role}，{fromDate} 起[至 {toDate}]',
    en: 'gave {target} the post of {role}, from {fromDate}[ to {toDate}]',
  },
  'post.create.many': { zh: '一次设岗 {count} 个', en: 'gave {count} posts at once' },
  'post.move': { zh: '将 {count} 个岗位转到接替的网格', en: 'moved {count} posts to the grids that took over' },
  'post.update': {
    zh: '修改 {target} 的{role}岗位[，{toDate} 离任]', en: 'changed {target}’s post of {role}[, which ends on {toDate}]',
  },
  'unit.create': { zh: '新建单位', en: 'created a unit' },
  'unit.update': { zh: '修改单位', en: 'changed a unit' },
  'unit.close': { zh: '停用单位', en: 'closed a unit' },
  'unit-function.set': { zh: '指定由谁承担“{function}”', en: 'said who fills “{function}”' },
  'desk.create': { zh: '新建受理台', en: 'opened a desk' },
  'desk.update': { zh: '修改受理台', en: 'changed a desk' },
  'desk.close': { zh: '停用受理台', en: 'closed a desk' },

  'duty.begin': { zh: '上岗', en: 'came on duty' },
  'duty.end': { zh: '离岗', en: 'went off duty' },
  'shift.create': { zh: '排班 {count} 个', en: 'planned {count} shifts' },
  'shift.copy-week': { zh: '复制一周排班', en: 'copied a week of shifts' },
  'shift.move': { zh: '调整班次', en: 'moved a shift' },
  'shift.remove': { zh: '删除班次', en: 'removed a shift' },
  'shift.end': { zh: '提前结束班次', en: 'ended a shift early' },
  'shift.leave': { zh: '登记休假', en: 'recorded a leave' },
  'handover.create': { zh: '办理交接班', en: 'handed a desk over' },

  'area.create': { zh: '新建区域 {count} 个', en: 'created {count} areas' },
  'area.import': { zh: '导入网格 {areas} 个[（{fileName}）]', en: 'imported {areas} grids[ ({fileName})]' },
  'area.import.dry': { zh: '检查网格文件，可导入 {areas} 个[（{fileName}）]', en: 'checked a file of {areas} grids[ ({fileName})]' },
  'area.import.refused': { zh: '导入网格未通过检查[（{fileName}）]', en: 'sent grids that did not pass[ ({fileName})]' },
  'area.export': { zh: '导出网格 {areas} 个', en: 'exported {areas} grids' },

  'policy-draft.settings': { zh: '在政策草稿中修改时限等', en: 'changed limits and the like in the draft' },
  'policy-draft.matter': { zh: '在政策草稿中修改事项[ {object}]', en: 'changed a matter in the draft[: {object}]' },
  'policy-draft.remove-matter': { zh: '从政策草稿中删除事项[ {object}]', en: 'removed a matter from the draft[: {object}]' },
  'policy-draft.rule': { zh: '在政策草稿中修改归口规则[ {object}]', en: 'changed a routing rule in the draft[: {object}]' },
  'policy-draft.remove-rule': {
    zh: '从政策草稿中删除归口规则[ {object}]', en: 'removed a routing rule from the draft[: {object}]',
  },
  'policy-draft.replace': { zh: '重新起草政策', en: 'began the draft anew' },
  'policy-draft.discard': { zh: '放弃政策草稿', en: 'threw the draft away' },
  'policy.publish': { zh: '发布第 {no} 号政策', en: 'published policy {no}' },
  'calendar.change': { zh: '修改工作日历', en: 'changed the calendar' },
  'clock.set': { zh: '拨动业务时钟', en: 'set the business clock' },

  'personal.open': { zh: '查看个人信息明文（{fields}）', en: 'opened personal data ({fields})' },
  'personal.open.refused': { zh: '查看个人信息明文未获准（{fields}）', en: 'was refused personal data ({fields})' },
  'personal.search': { zh: '按{field}查找人员，{found} 人', en: 'searched people by {field}: {found} found' },
  'personal.expire': { zh: '到期删除个人信息 {count} 项', en: 'deleted {count} personal values whose time was over' },
  'personal.count': {
    zh: '按{field}清点待删除的个人信息：{found} 条', en: 'counted what an erasure by {field} would take: {found} entries',
  },
  'personal.erase': {
    zh: '按本人要求删除个人信息 {count} 项、文字 {texts} 段：{ground}',
    en: 'erased a person on request, {count} values and {texts} texts: {ground}',
  },
  'personal.deliver': { zh: '为发送短信取用{field}', en: 'used {field} to send a message' },
  'event.export': { zh: '导出事件 {count} 件', en: 'exported {count} events' },
  'event.export.refused': { zh: '导出事件 {count} 件，超过上限未导出', en: 'asked to export {count} events: more than may be' },

  'audit.search': { zh: '查询审计日志', en: 'searched the audit log' },
  'audit.read': { zh: '校验一条审计记录', en: 'verified a line of the audit log' },
  'audit.export': { zh: '导出审计日志 {count} 条', en: 'exported {count} lines of the audit log' },
  'audit.export.refused': {
    zh: '导出审计日志 {count} 条，超过上限未导出',
    en: 'asked to export {count} lines of the audit log: more than may be',
  },
} as const satisfies Record<string, { zh: string; en: string }>

/** Small parts of those sentences. */
export const auditPartWords = {
  nobody: { zh: '未登录者', en: 'Somebody not signed in' },
  machine: { zh: '系统', en: 'The system' },
  commandLine: { zh: '服务器命令行', en: 'The server’s command line' },
  person: { zh: '某人', en: 'somebody' },
  refused: { zh: '，未获准', en: ' (refused)' },
  'kind.staff': { zh: '工作人员', en: 'staff' },
  'kind.resident': { zh: '居民', en: 'resident' },
  'kind.program': { zh: '程序', en: 'program' },
  'because.login-failed': { zh: '口令或动态口令不正确', en: 'wrong password or code' },
  'because.locked-out': { zh: '账号已锁定', en: 'the account is locked' },
  'because.second-factor-required': { zh: '未填动态口令', en: 'no one-time code' },
  'because.demo-password-refused': { zh: '正式环境不接受演示口令', en: 'the demo password in production' },
  'because.too-many-requests': { zh: '尝试过于频繁', en: 'too many attempts' },
  'ground.purpose_met': { zh: '目的已实现', en: 'its purpose is met' },
  'ground.consent_withdrawn': { zh: '撤回同意', en: 'consent withdrawn' },
  'ground.unlawful': { zh: '违法处理', en: 'processed unlawfully' },
  'ground.other_law': { zh: '法律规定的其他情形', en: 'another case named by law' },
  'field.name': { zh: '姓名', en: 'name' },
  'field.telephone': { zh: '联系电话', en: 'telephone' },
  'field.identity_number': { zh: '公民身份号码', en: 'identity number' },
  'field.address': { zh: '住址', en: 'address' },
  'field.contact_note': { zh: '联系说明', en: 'how to be reached' },
} as const satisfies Record<string, { zh: string; en: string }>
