import { roomWords } from '../words/room-words.ts'

export const useCaseWords = roomWords('case', {
  'zh-CN': {
    act: {
      bar: '可办事项', more: '更多', none: '目前没有需要你办理的', draft: '有草稿', send: '提交', sendKeys: 'Ctrl + 回车', fold: '收起',
      foldKeys: '收起，保留草稿（Esc）',
      clear: '清空草稿', sending: '正在提交', done: '{name}已提交', of: '{name} · {owner}',
      missing: '缺少{field}', gone: '此操作已不可用，所填内容仍在，可复制后收起', reused: '此操作先前已提交成功，已显示最新情况',
      again: '网络中断，内容已保留，可再次提交，不会重复办理', moreFields: '更多内容',
      changed_one: '填写期间有 {count} 条新动态', changed_other: '填写期间有 {count} 条新动态', changedNext: '所填内容未变，核对后再次提交，即按最新情况办理。',
      stale: '内容已被更新，核对后再次提交',
    },
    field: {
      optional: '选填', here: '取当前位置', noHere: '未取得当前位置，在地图上点选',
      step: '第 {n} 级', limitMost: '最多 {limit}', addPart: '增加一项', dropPart: '删除第 {n} 项',
      part: '第 {n} 项', partText: '情况', partMatter: '事项',
      star_one: '{count} 星', star_other: '{count} 星', chinaTime: '北京时间',
    },
    files: {
      add: '选择文件', drop: '可拖入、粘贴', limits: '最多 {n} 个，每个 20 兆、视频 200 兆以内', uploading: '{name}，已传 {percent}%',
      remove: '移除 {name}',
      retry: '重传', tooMany: '最多 {n} 个，其余未添加', wait: '等文件传完再提交', tooLarge: '超过 {n} 兆，压缩后再传',
    },
    pictures: {
      open: '查看{label} {n}', viewer: '查看图片', close: '关闭', next: '下一张', previous: '上一张', zoomIn: '放大', zoomOut: '缩小',
      fit: '适合窗口', download: '下载原件',
      taken: '拍摄于 {at}', uploaded: '上传于 {at}', away: '距事发地 {n} 米', beside: '前后对照', single: '单张',
      gone: '无法查看此文件',
      video: '视频', audio: '录音', count: '{n} / {of}',
    },
    story: {
      title: '经过', lines_one: '{count} 条', lines_other: '{count} 条', latest: '到最新', waited: '等待 {time}',
      waiting: '已等待 {time}', waitedFor: '等待 {owner} {phase} {time}',
      waitingFor: '等待 {owner} {phase}，已 {time}', pausedFor: '暂停 {time}', folded_one: '系统记录 {count} 条',
      folded_other: '系统记录 {count} 条', round: '第 {n} 轮办理', proof: '第 {n} 条校验值', copyProof: '复制校验值',
      occurred: '发生于 {at}', empty: '还没有留痕', show: '显示校验值',
    },
    news: {
      strip_one: '{count} 条新动态', strip_other: '{count} 条新动态', justNow: '刚刚', show: '更新显示', keys: '更新显示（r）',
    },
    groups: { step: '办理', together: '协同', facts: '情况', links: '关联', end: '终止' },
  },
  en: {
    act: {
      bar: 'What you can do', more: 'More', none: 'Nothing here waits for you', draft: 'has a draft', send: 'Send',
      sendKeys: 'Ctrl + Enter', fold: 'Fold',
      foldKeys: 'Fold, keep the draft (Esc)', clear: 'Clear the draft', sending: 'Sending', done: '{name}: done',
      of: '{name} · {owner}',
      missing: '{field} is missing',
      gone: 'This can no longer be done. What you wrote is still here: copy it before you fold.',
      reused: 'This had been sent already. Here is how the case stands now.',
      again: 'The network broke. What you wrote is kept: send again, it will be done once.',
      moreFields: 'More fields', changed_one: '{count} change while you were writing',
      changed_other: '{count} changes while you were writing',
      changedNext: 'What you wrote is unchanged. Check it and send again: it then counts for the case as it is now.',
      stale: 'The case has changed: check, then send again',
    },
    field: {
      optional: 'optional', here: 'Use my position',
      noHere: 'Your position is not known: choose it on the map',
      step: 'Step {n}', limitMost: 'At most {limit}',
      addPart: 'Add a part', dropPart: 'Remove part {n}', part: 'Part {n}', partText: 'What it is',
      partMatter: 'Matter',
      star_one: '{count} star', star_other: '{count} stars', chinaTime: 'China time',
    },
    files: {
      add: 'Choose files', drop: 'Or drop, or paste', limits: '{n} at most, 20 MB each, video 200 MB',
      uploading: '{name}, {percent}% sent', remove: 'Remove {name}',
      retry: 'Send again', tooMany: '{n} at most: the rest was left out',
      wait: 'Wait until the files are sent', tooLarge: 'Over {n} MB: make it smaller',
    },
    pictures: {
      open: 'Open {label} {n}', viewer: 'Pictures', close: 'Close', next: 'Next', previous: 'Previous',
      zoomIn: 'Larger', zoomOut: 'Smaller', fit: 'Fit', download: 'Download',
      taken: 'Taken {at}', uploaded: 'Uploaded {at}', away: '{n} m from the place', beside: 'Before and after',
      single: 'One', gone: 'This file cannot be shown',
      video: 'Video', audio: 'Recording', count: '{n} / {of}',
    },
    story: {
      title: 'Trail', lines_one: '{count} line', lines_other: '{count} lines', latest: 'Latest',
      waited: 'Waited {time}', waiting: 'Waiting for {time}', waitedFor: 'Waited {time} for {owner} to {phase}',
      waitingFor: 'Waiting {time} for {owner} to {phase}', pausedFor: 'Paused for {time}',
      folded_one: '{count} line of the system', folded_other: '{count} lines of the system', round: 'Round {n}',
      proof: 'Hash of line {n}', copyProof: 'Copy the hash',
      occurred: 'Happened {at}', empty: 'No trail yet', show: 'Show hashes',
    },
    news: {
      strip_one: '{count} change', strip_other: '{count} changes', justNow: 'just now', show: 'Show',
      keys: 'Show (r)',
    },
    groups: { step: 'Steps', together: 'Together', facts: 'Facts', links: 'Links', end: 'Ending' },
  },
})
