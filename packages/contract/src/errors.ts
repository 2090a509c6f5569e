/**
 * Every error that the API answers: one list, each with its HTTP status and a sentence that says what to do.
 * One file however long, so that no code is given twice; a code is never reused. Parameters stand in {braces}.
 * docs/ERRORS.md is made from it: `npm run generate`.
 */
interface ErrorEntry {
  readonly status: number
  readonly zh: string
  readonly en: string
}

export const errors = {
  // Who is asking
  unauthenticated: {
    status: 401,
    zh: '尚未登录或登录已失效，登录后重试。',
    en: 'Not signed in, or the session has ended. Sign in and try again.',
  },
  'login-failed': {
    status: 401,
    zh: '用户名、口令或动态口令不正确。',
    en: 'User name, password or one-time code is wrong.',
  },
  'second-factor-required': {
    status: 401,
    zh: '该账号需要动态口令，填写验证器上的 6 位数字后重新登录。',
    en: 'This account needs a one-time code. Enter the 6 digits of the authenticator and sign in again.',
  },
  'second-factor-enrolment-required': {
    status: 403,
    zh: '管理员须先绑定动态口令，再进行其他操作。',
    en: 'An administrator must enrol a second factor before anything else.',
  },
  'second-factor-wrong': {
    status: 400,
    zh: '动态口令不正确，核对设备时间后重新输入。',
    en: 'The one-time code is wrong. Check the time of the device and enter it again.',
  },
  'password-change-required': {
    status: 403,
    zh: '首次登录须先修改口令。',
    en: 'Change the password before anything else.',
  },
  'weak-password': {
    status: 400,
    zh: '口令不符合要求：{rule}。',
    en: 'The password does not meet the rule: {rule}.',
  },
  'password-wrong': {
    status: 400,
    zh: '原口令不正确。',
    en: 'The current password is wrong.',
  },
  'demo-password-refused': {
    status: 403,
    zh: '正式环境不接受演示口令，请联系系统管理员重置。',
    en: 'Production does not accept the demo password. Ask the system administrator to reset it.',
  },
  'locked-out': {
    status: 429,
    zh: '连续输错次数过多，账号已锁定，{minutes} 分钟后重试，或由安全管理员解锁。',
    en: 'Too many failed attempts: the account is locked. Wait {minutes} minutes, or ask the security administrator.',
  },
  'link-ended': {
    status: 410,
    zh: '链接已失效，联系发送单位重新获取。',
    en: 'The link has ended. Ask the unit that sent it for a new one.',
  },
  csrf: {
    status: 403,
    zh: '请求来源校验未通过，刷新页面后重试。',
    en: 'The request did not prove where it came from. Reload the page and try again.',
  },
  forbidden: {
    status: 403,
    zh: '没有此项操作的权限，如需办理，联系安全管理员授权。',
    en: 'You may not do this. Ask the security administrator if you need to.',
  },
  'own-account': {
    status: 403,
    zh: '不能对本人账号进行此项操作，由另一名管理员办理。',
    en: 'Not on your own account: another administrator must do it.',
  },
  'administrator-protected': {
    status: 403,
    zh: '管理员账号的口令和第二因子不能由其他管理员重置，在服务器上用命令行办理。',
    en: 'An administrator’s password and second factor are reset on the server’s command line only.',
  },

  // What is asked
  'not-found': {
    status: 404,
    zh: '未找到，可能已删除或无权查看。',
    en: 'Not found: it may be gone, or not yours to see.',
  },
  'method-not-allowed': {
    status: 405,
    zh: '该地址不支持此方法。',
    en: 'This address does not answer that method.',
  },
  'invalid-request': {
    status: 400,
    zh: '提交的内容有误，按字段提示修改。',
    en: 'Something in the request is wrong. Correct the fields listed.',
  },
  'malformed-json': {
    status: 400,
    zh: '请求体不是有效的 JSON。',
    en: 'The body is not valid JSON.',
  },
  'unsupported-media-type': {
    status: 415,
    zh: '不支持的请求格式，使用 application/json。',
    en: 'Unsupported media type. Send application/json.',
  },
  'payload-too-large': {
    status: 413,
    zh: '内容超过上限 {limit}，压缩或分次提交。',
    en: 'Larger than the limit of {limit}. Compress it, or send it in parts.',
  },
  'request-timeout': {
    status: 408,
    zh: '接收超时：内容传送过慢或中断，检查网络后重新提交。',
    en: 'The request came too slowly, or broke off. Check the network and submit it again.',
  },
  'headers-too-large': {
    status: 431,
    zh: '请求头或地址过长，缩短后重试。',
    en: 'The headers or the address are too long. Shorten them and try again.',
  },
  'malformed-request': {
    status: 400,
    zh: '请求不符合 HTTP 格式。',
    en: 'This is no valid HTTP request.',
  },
  'text-not-storable': {
    status: 400,
    zh: '文字中含有无法保存的字符（空字符或残缺的表情符号），删除后重试。',
    en: 'The text holds characters that cannot be stored (NUL, or half of an emoji). Remove them and try again.',
  },
  'text-empty': {
    status: 400,
    zh: '缺少文字说明，用文字写明情况。',
    en: 'Words are missing. Say in words what is the matter.',
  },
  'position-swapped': {
    status: 400,
    zh: '经纬度颠倒，经度在前、纬度在后。',
    en: 'Longitude and latitude are swapped: longitude comes first.',
  },
  'position-outside': {
    status: 400,
    zh: '位置不在中国境内，核对后重新选点。',
    en: 'The position lies outside China. Check it and pick the point again.',
  },
  'unknown-matter': {
    status: 400,
    zh: '事项编码 {matter} 不在现行目录中，从目录中选择。',
    en: 'Matter {matter} is not in the current catalogue. Choose one from it.',
  },
  'unknown-reference': {
    status: 400,
    zh: '引用的对象不存在，刷新后重新选择。',
    en: 'It refers to something that does not exist. Reload and choose again.',
  },
  'undeclared-field': {
    status: 400,
    zh: '个人信息字段“{field}”未登记用途和依据，不能保存。',
    en: 'Personal field “{field}” is not declared with purpose and legal basis, so it cannot be stored.',
  },
  'range-not-satisfiable': {
    status: 416,
    zh: '请求的范围超出文件长度。',
    en: 'The range asked lies beyond the end of the file.',
  },

  // Files
  'unsupported-file': {
    status: 415,
    zh: '不支持此类文件。可上传：{allowed}。',
    en: 'This kind of file is not supported. Accepted: {allowed}.',
  },
  'file-mismatch': {
    status: 415,
    zh: '文件内容是 {actual}，与声明的 {declared} 不符，核对后重新上传。',
    en: 'The file is {actual}, not {declared} as declared. Check it and upload again.',
  },
  'file-broken': {
    status: 422,
    zh: '文件已损坏或不完整，重新拍摄或选择后上传。',
    en: 'The file is damaged or incomplete. Take or choose it again.',
  },
  'picture-too-many-pixels': {
    status: 422,
    zh: '图片像素过多（上限 {max} 万像素），缩小后上传。',
    en: 'The picture has too many pixels (limit {max} × 10,000). Scale it down and upload again.',
  },

  // What stands against it
  'stale-form': {
    status: 409,
    zh: '内容已被他人更新，刷新查看后重新提交。',
    en: 'Somebody changed it meanwhile. Reload, look, and submit again.',
  },
  'person-concerned': {
    status: 409,
    zh: '此人还有 {count} 件在办，办结后才能删除。',
    en: 'This person has {count} open cases. Erase them when those have ended.',
  },
  'action-not-allowed': {
    status: 409,
    zh: '当前状态不能执行此操作：{refusal}。',
    en: 'Not possible in the present state: {refusal}.',
  },
  'action-id-reused': {
    status: 409,
    zh: '操作编号已被使用，换用新编号提交。',
    en: 'This action id is taken. Submit with a new one.',
  },
  'already-exists': {
    status: 409,
    zh: '已存在相同的记录，核对后修改。',
    en: 'There is such a record already. Check it and change yours.',
  },
  conflict: {
    status: 409,
    zh: '与现有数据冲突，刷新后重试。',
    en: 'It conflicts with what is stored. Reload and try again.',
  },
  'clock-backwards': {
    status: 409,
    zh: '业务时钟不能早于 {now}：其后已有业务发生。',
    en: 'The business clock cannot go before {now}: something has happened since.',
  },
  'clock-fixed': {
    status: 403,
    zh: '正式环境的业务时钟不可调整。',
    en: 'In production the business clock cannot be set.',
  },

  // Units, posts, duty
  'still-in-use': {
    status: 409,
    zh: '仍有受理台 {desks} 个、在任岗位 {posts} 个、未办结任务 {tasks} 件，先移交或停用再操作。',
    en: 'Still {desks} desks, {posts} posts and {tasks} open tasks. Hand them over or close them first.',
  },
  'last-desk': {
    status: 409,
    zh: '区级受理台不能全部停用，先新建另一个。',
    en: 'The district needs at least one desk of its own. Open another first.',
  },
  circle: {
    status: 409,
    zh: '上下级或代管关系首尾相接，重新选择。',
    en: 'This would make a circle of parents or stand-ins. Choose another.',
  },
  'roles-apart': {
    status: 409,
    zh: '{role} 与 {other} 不能由同一人担任，先结束其中一个岗位。',
    en: '{role} and {other} may not be one person. End one of the posts first.',
  },
  'post-needs-desk': {
    status: 400,
    zh: '受理派遣员岗位须指定本单位的受理台。',
    en: 'A dispatcher’s post needs a desk of the same unit.',
  },
  'post-wrong-area': {
    status: 400,
    zh: '网格员岗位须落在网格，网格长岗位须落在网格或村（社区）。',
    en: 'An officer’s post belongs to a grid, a grid leader’s to a grid or a village.',
  },
  'post-wrong-account': {
    status: 400,
    zh: '该账号不能担任此角色：岗位由工作人员账号担任，热线由程序账号担任。',
    en: 'This account cannot hold that role: staff accounts hold posts, a program’s account the hotline.',
  },
  'post-not-held': {
    status: 409,
    zh: '岗位在该日期尚未开始或已经结束，核对任期。',
    en: 'The post is not held on that day. Check its dates.',
  },
  'shift-overlaps': {
    status: 409,
    zh: '与该岗位 {from} 开始的班次重叠，调整时间。',
    en: 'It overlaps the shift of the same post that begins at {from}. Change the times.',
  },
  'shift-begun': {
    status: 409,
    zh: '班次已经开始，不能删除；需要时提前结束。',
    en: 'The shift has begun and cannot be removed. End it early instead.',
  },
  'not-at-desk': {
    status: 409,
    zh: '此人在该受理台没有岗位，先由安全管理员设岗。',
    en: 'This person holds no post at the desk. Ask the security administrator for one.',
  },
  'on-leave': {
    status: 409,
    zh: '此人正在休假，改派他人或先销假。',
    en: 'This person is on leave. Choose another, or end the leave first.',
  },

  // Policy and calendars
  'policy-faulty': {
    status: 422,
    zh: '有 {count} 处问题，按提示修改后再发布。',
    en: '{count} faults. Correct them, then publish.',
  },
  'draft-outdated': {
    status: 409,
    zh: '起草之后已发布第 {no} 号，比对差异，重新起草或确认覆盖。',
    en: 'Number {no} was published after this draft was begun. Compare them; begin anew, or confirm to overwrite.',
  },
  'calendar-faulty': {
    status: 422,
    zh: '日历有 {count} 处问题，按提示修改后再保存。',
    en: 'The calendar has {count} faults. Correct them, then save.',
  },

  // How much
  'export-too-large': {
    status: 422,
    zh: '符合条件的超过 {most} 件，按区域、时间、状态等缩小筛选范围，分次导出。',
    en: 'More than {most} fit the filter. Narrow it by area, time or state, and export in parts.',
  },
  'preferences-full': {
    status: 409,
    zh: '界面设置已满 {max} 项，删除不用的后再保存。',
    en: 'There are {max} settings already. Delete one that you do not use, then save again.',
  },
  'too-many-requests': {
    status: 429,
    zh: '操作过于频繁，{seconds} 秒后重试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  'too-many-openings': {
    status: 429,
    zh: '查看个人信息次数已达上限（每小时 {max} 次），稍后再试。',
    en: 'Too many openings of personal data ({max} an hour). Try again later.',
  },
  'too-many-streams': {
    status: 429,
    zh: '实时连接数已达上限 {max}，关闭其他页面后重试。',
    en: 'Too many live streams (limit {max}). Close other pages and try again.',
  },
  busy: {
    status: 503,
    zh: '系统繁忙，{seconds} 秒后自动重试即可，内容未丢失。',
    en: 'The system is busy. Try again in {seconds} seconds.',
  },
  'storage-full': {
    status: 503,
    zh: '服务器存储空间已满，暂时不能保存。请勿关闭页面，告知系统管理员清理后重试。',
    en: 'The server’s storage is full. Keep this page open, tell the administrator, then try again.',
  },
  internal: {
    status: 500,
    zh: '系统出现故障，稍后重试；如仍失败，将请求编号告知系统管理员。',
    en: 'Something failed. Try again later; if it still fails, give the request id to the administrator.',
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errors

/** What any route may answer without naming it: the machinery around the handler. */
export const commonErrors = [
  'invalid-request', 'too-many-requests', 'busy', 'storage-full', 'internal',
] as const satisfies ErrorCode[]

export type Language = 'zh-CN' | 'en'

export type ErrorParams = Readonly<Record<string, string | number>>

/** The sentence of an error; a parameter that is not given stays visible in its braces, which a test finds. */
export function errorSentence(code: ErrorCode, language: Language, params: ErrorParams = {}): string {
  const entry: ErrorEntry = errors[code]
  return fillIn(language === 'en' ? entry.en : entry.zh, params)
}

export function fillIn(template: string, params: ErrorParams): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
