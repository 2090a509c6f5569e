import { roomWords } from '../../words/room-words.ts'

export const useRoutingWords = roomWords('routing', {
  'zh-CN': {
    title: '归口规则', intro: '自上而下，先中先用；都不中的按事项目录办理。',
    sentence: {
      everything: '全部事件', in: '{areas}的 {what}', eventsIn: '{areas}的事件', more: '{list} 等 {n} 项', moreAreas: '{list} 等 {n} 处', sources: '来自{sources}', session: '工作时段', off: '非工作时段',
      lead: '{unit} 主办', assists: '{units} 协办', noAssists: '不设协办', desk: { village: '村社受理', town: '镇街受理', district: '区级受理' }, auto: '自动交办', unchanged: '按目录办理', comma: '，', and: '、', arrow: '→', stop: '；', gone: '（已撤销）',
    },
    list: {
      label: '归口规则', add: '新增规则', search: '查找规则', none: '还没有归口规则', noneWhy: '事项目录已定主办职能，只把与目录不同的写成规则。', noneFound: '没有符合“{q}”的规则', order: '顺序 {n}',
      drag: '拖动“{name}”调整顺序，或按 Alt 加上下键', up: '上移', down: '下移', edit: '修改', copy: '复制', remove: '删除', removed: '已从草稿删除“{name}”', moved: '“{name}”移至第 {n} 位',
      hit: '命中', missed: '未中', filtered: '查找时不能拖动', last: '都不中', lastWhy: '按事项目录定主办、协办，{desk}', added: '新增', changed: '已改', movedMark: '已移', fault: '须改正', more: '更多操作', unsaved: '有未存内容',
    },
    form: {
      newTitle: '新增归口规则', editTitle: '修改归口规则', name: '规则名称', namePlaceholder: '如：油烟归执法', when: '条件', whenWhy: '所填条件须全部符合；不填即不限。', outcome: '去向', outcomeWhy: '不填的按事项目录和默认受理台。',
      matter: '事项', matterPlaceholder: '大类、小类或事项，可多选', areas: '区域', addArea: '添加区域', removeArea: '移除 {name}', levels: '等级', sources: '来源', time: '时间', anyTime: '不限', session: '工作时段', off: '非工作时段',
      lead: '主办', leadBy: '主办方式', byCatalogue: '按目录', byFunction: '按职能', byUnit: '指定单位', function: '职能', unit: '单位', assists: '协办', assistsBy: '协办方式', noAssists: '不设', listAssists: '指定', addAssist: '添加协办', removeAssist: '移除 {name}',
      desk: '受理台', defaultDesk: '默认：{tier}', auto: '自动交办', autoWhy: '不经受理台，直接交办给主办单位；主办单位缺失时仍转人工。', reads: '这条规则', cancel: '取消', place: '位置', first: '最前', lastPlace: '最后', afterRule: '在“{name}”之后',
    },
    trial: {
      title: '试派', why: '不产生事件，只说明会怎么派。', set: '规则', draft: '草稿', current: '现行', matter: '事项', where: '地点', area: '区域', point: '坐标', lon: '经度', lat: '纬度', source: '来源', level: '等级', byMatter: '按事项（{level}）', when: '时间', now: '现在', at: '指定时间',
      empty: '选事项和地点，看会派给谁、为什么。', desk: '受理', lead: '主办', assists: '协办', officer: '网格员', noLead: '无承办单位', noOfficer: '无', auto: '自动交办', manual: '人工交办', due: '处置到期', steps: '逐条判断', by: '依据', place: '所在', outside: '不在任何网格内',
      working: '工作时段', notWorking: '非工作时段', catalogue: '事项目录', atRule: '第 {n} 条“{name}”', hit: '命中', missed: '不中', lacks: '须补的缺口', fold: '其余 {n} 条未判断',
    },
    gaps: {
      tab: '承办缺口', rules: '规则', intro: '在用事项所需职能，有镇街无单位承担或无人签收。逐项指定单位即可补齐。', none: '各镇街的职能都有单位承担', noneWhy: '新增事项或职能后如有缺口，会列在这里。', count: '{gaps} 处缺口，{functions} 项职能 × {towns} 个镇街',
      byFunction: '按职能', byTown: '按镇街', assign: '指定承办单位', assigned: '已指定 {unit} 承担“{function}”', undone: '已取消指定', villages: '{n} 个村社：{names}', noPeople: '“{unit}”无人签收', noPeopleWhy: '由安全管理员为其设承办岗位', search: '查找职能、镇街', noneFound: '没有符合“{q}”的缺口',
      of: '{n} 个镇街缺', ofTown: '缺 {n} 项职能', unitFor: '{town}承担“{function}”的单位', inDistrict: '全区',
    },
  },
  en: {
    title: 'Routing rules', intro: 'From above; the first that fits decides. What fits none follows the catalogue.',
    sentence: {
      everything: 'Every event', in: '{what} in {areas}', eventsIn: 'events in {areas}', more: '{list} and {n} in all', moreAreas: '{list} and {n} in all', sources: 'from {sources}', session: 'in working hours', off: 'outside working hours',
      lead: 'lead {unit}', assists: 'assist {units}', noAssists: 'no assistants', desk: { village: 'accepted by the village desk', town: 'accepted by the town desk', district: 'accepted by the district desk' }, auto: 'dispatched at once', unchanged: 'as the catalogue says', comma: ', ', and: ', ', arrow: '→', stop: '; ', gone: ' (gone)',
    },
    list: {
      label: 'Routing rules', add: 'Add a rule', search: 'Find a rule', none: 'No routing rules yet', noneWhy: 'The catalogue names who leads. Write as rules only what differs from it.', noneFound: 'No rule fits “{q}”', order: 'Place {n}',
      drag: 'Drag “{name}” to another place, or press Alt and an arrow', up: 'Move up', down: 'Move down', edit: 'Edit', copy: 'Copy', remove: 'Remove', removed: '“{name}” removed from the draft', moved: '“{name}” moved to place {n}',
      hit: 'fits', missed: 'does not fit', filtered: 'Rules cannot be dragged while searching', last: 'None fits', lastWhy: 'Lead and assistants by the catalogue, {desk}', added: 'new', changed: 'changed', movedMark: 'moved', fault: 'to correct', more: 'More', unsaved: 'not saved yet',
    },
    form: {
      newTitle: 'New routing rule', editTitle: 'Edit routing rule', name: 'Name', namePlaceholder: 'e.g. Fumes to enforcement', when: 'When', whenWhy: 'All that is stated must hold; what is left out holds always.', outcome: 'Then', outcomeWhy: 'What is left out follows the catalogue and the default desk.',
      matter: 'Matters', matterPlaceholder: 'Classes, subclasses or matters', areas: 'Areas', addArea: 'Add an area', removeArea: 'Remove {name}', levels: 'Levels', sources: 'Sources', time: 'Time', anyTime: 'Any', session: 'Working hours', off: 'Other hours',
      lead: 'Lead', leadBy: 'Who leads', byCatalogue: 'Catalogue', byFunction: 'Function', byUnit: 'Unit', function: 'Function', unit: 'Unit', assists: 'Assistants', assistsBy: 'Who assists', noAssists: 'None', listAssists: 'Named', addAssist: 'Add an assistant', removeAssist: 'Remove {name}',
      desk: 'Desk', defaultDesk: 'Default: {tier}', auto: 'Dispatch at once', autoWhy: 'Goes straight to the leading unit; where that is missing, the desk dispatches by hand.', reads: 'This rule', cancel: 'Cancel', place: 'Place', first: 'First', lastPlace: 'Last', afterRule: 'after “{name}”',
    },
    trial: {
      title: 'Dry run', why: 'Makes no event; only says how one would be routed.', set: 'Rules', draft: 'Draft', current: 'In force', matter: 'Matter', where: 'Place', area: 'Area', point: 'Point', lon: 'Longitude', lat: 'Latitude', source: 'Source', level: 'Level', byMatter: 'By matter ({level})', when: 'Time', now: 'Now', at: 'At a moment',
      empty: 'Choose a matter and a place to see who gets it, and why.', desk: 'Accepts', lead: 'Leads', assists: 'Assist', officer: 'Grid officer', noLead: 'no unit', noOfficer: 'none', auto: 'Dispatched at once', manual: 'Dispatched by hand', due: 'Handling due', steps: 'Rule by rule', by: 'By', place: 'Lies in', outside: 'in no grid',
      working: 'working hours', notWorking: 'outside working hours', catalogue: 'the catalogue', atRule: 'rule {n}, “{name}”', hit: 'fits', missed: 'does not fit', lacks: 'What is lacking', fold: '{n} more were not reached',
    },
    gaps: {
      tab: 'Gaps', rules: 'Rules', intro: 'Functions that live matters need and that in some town no unit fills, or nobody signs for. Name a unit for each.', none: 'Every function is filled in every town', noneWhy: 'When a new matter or function leaves a gap it stands here.', count: '{gaps} gaps in {functions} functions × {towns} towns',
      byFunction: 'By function', byTown: 'By town', assign: 'Name a unit', assigned: '{unit} now fills {function}', undone: 'Taken back', villages: '{n} villages: {names}', noPeople: '{unit} has nobody to sign', noPeopleWhy: 'The security administrator gives it a handler’s post', search: 'Find a function or town', noneFound: 'No gap fits “{q}”',
      of: 'lacking in {n} towns', ofTown: '{n} functions lacking', unitFor: 'Unit that fills {function} in {town}', inDistrict: 'Whole district',
    },
  },
})

export type SayRouting = ReturnType<typeof useRoutingWords>
