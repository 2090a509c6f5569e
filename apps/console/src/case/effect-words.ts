import { roomWords } from '../words/room-words.ts'

/** What follows from an action that moves more than its own step: what the rule does (domain/events/effects). */
const useWords = roomWords('effects', {
  'zh-CN': {
    reject: '不受理后本件结束，反映人会看到理由。',
    withdraw: '撤回后本件结束。',
    requestVerify: '交网格核实，核实属实即受理。',
    escalate: '交上一级受理台重新受理，已派的任务取消，处置时限照走。',
    reclassify: '按新事项重新确定承办单位；时限不同的，处置从现在起重新计时。',
    relocate: '按新位置更新网格，受理台和承办单位随之调整，时限不变。',
    return: '退回受理台重新交办，处置时限不变。',
    requestExtension: '受理台同意之前，原时限照走。',
    extend: '处置时限和总时限按申请延长。',
    expedite: '工作时间改为连续计时，到期时刻提前。',
    suspend: '各环节停止计时，到复核时间由受理台决定是否恢复。',
    resume: '按挂账前的环节和剩余时限继续办理。',
    guard: '排险计时到此为止，恢复计时继续。',
    requestRuling: '由裁定台确定承办单位，处置时限不变。',
    rule: '裁定后该单位不能再退回。',
    void: '须另一人复签后作废，复签前停止计时。',
    forceClose: '须另一人复签后结案，复签前停止计时。',
    reopen: '开始新一轮办理，原结果保留。',
    rejectConfirmation: '退回受理台，开始新一轮办理。',
    merge: '本件停止计时，随保留件办理，反映人随保留件得到答复。30 日内可撤销。',
    unmerge: '恢复合并前的状态和剩余时限，单独办理。',
    split: '每项另立一件并受理，本件保留，互相关联。',
    linkRecurrence: '只作关联，两件各自办理。',
    copy: '供了解，不须办理。',
    release: '解除后不再等待该单位。',
    returnReply: '退回重新答复，答复时限重新计算。',
    cancel: '撤销后不须再答复。',
    list: '挂牌后所有领导可见，直到解除。',
  },
  en: {
    reject: 'The case ends here; the reporter sees the reason.',
    withdraw: 'The case ends here.',
    requestVerify: 'The grid looks first; what is true is accepted at once.',
    escalate: 'The desk above accepts it anew. Tasks given out are cancelled; handling runs on.',
    reclassify: 'The new matter is routed again; where its limit differs, handling runs anew from now.',
    relocate: 'Grid, desk and unit follow the new place; no deadline moves.',
    return: 'Back to the desk to dispatch again; the deadline of handling stays.',
    requestExtension: 'Until the desk grants it the deadline stands.',
    extend: 'Handling and total are longer by what was asked.',
    expedite: 'Working time becomes elapsed time: it is due earlier.',
    suspend: 'All clocks stand still until the desk looks again.',
    resume: 'Goes on where it stood, with the time that was left.',
    guard: 'The clock of making safe ends here; restoring runs on.',
    requestRuling: 'Whoever stands above decides whose it is; the deadline of handling stays.',
    rule: 'The unit named cannot return it again.',
    void: 'Takes effect when somebody else countersigns; the clocks stand still until then.',
    forceClose: 'Takes effect when somebody else countersigns; the clocks stand still until then.',
    reopen: 'A new round begins; the result so far stays.',
    rejectConfirmation: 'Back to the desk, a new round begins.',
    merge: 'This case stops its clocks and follows the other; its reporter is answered with it. 30 days to undo.',
    unmerge: 'State and time left are as before; it is handled by itself again.',
    split: 'Each part opens as an accepted case of its own, linked to this one, which stays.',
    linkRecurrence: 'Only linked: each is handled by itself.',
    copy: 'To read; nothing is owed.',
    release: 'Nobody waits for that unit any more.',
    returnReply: 'The reply is owed again, with a fresh deadline.',
    cancel: 'No reply is owed any more.',
    list: 'All leaders see it until it is unlisted.',
  },
})

const told = [
  'reject', 'withdraw', 'requestVerify', 'escalate', 'reclassify', 'relocate', 'return', 'requestExtension', 'extend',
  'expedite', 'suspend', 'resume', 'guard', 'requestRuling', 'rule', 'void', 'forceClose', 'reopen',
  'rejectConfirmation', 'merge', 'unmerge', 'split',
  'linkRecurrence', 'copy', 'release', 'returnReply', 'cancel', 'list',
] as const
type Told = (typeof told)[number]

/** Undefined where an action is what its name says. */
export function useEffectWords(): (action: string) => string | undefined {
  const say = useWords()
  return (action) => ((told as readonly string[]).includes(action) ? say(action as Told) : undefined)
}
