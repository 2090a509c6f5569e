/** Sentences of routing and of policy's faults. Parameters stand in {braces}; the caller puts names for ids. */
import type { PolicyFaultCode } from './faults.ts'
import type { Bilingual } from './policy.ts'
import type { RouteFallback, RouteReasonKey } from './route.ts'

export const routeReasonWords: Readonly<Record<RouteReasonKey, Bilingual>> = {
  matches: { zh: '条件全部符合', en: 'all its conditions hold' },
  by_catalogue: { zh: '无规则适用，按事项目录办理', en: 'no rule applies; the catalogue decides' },
  decided_before: { zh: '已由规则“{rule}”确定', en: 'rule "{rule}" has decided' },
  other_matter: { zh: '事项 {matter} 不属于 {wanted}', en: 'matter {matter} is not under {wanted}' },
  other_area: { zh: '地点不在所列 {wanted} 个区域内', en: 'the place lies in none of the {wanted} areas' },
  other_source: { zh: '来源 {source} 不在 {wanted} 之列', en: 'source {source} is not among {wanted}' },
  other_level: { zh: '等级 {level} 不在 {wanted} 之列', en: 'level {level} is not among {wanted}' },
  only_in_session: { zh: '仅工作时段适用', en: 'holds in working hours only' },
  only_off_session: { zh: '仅非工作时段适用', en: 'holds outside working hours only' },
  point_in_no_grid: { zh: '位置不在任何网格内', en: 'the point lies in no grid' },
  grid_without_officer: { zh: '网格暂无网格员', en: 'the grid has no officer at present' },
  function_without_unit: { zh: '当地没有承担“{function}”职能的单位', en: 'no unit here fills the function {function}' },
  unit_without_people: { zh: '“{unit}”已停用或无人签收', en: '{unit} is closed, or has nobody to sign' },
  matter_unknown: { zh: '事项不在目录中', en: 'the matter is not in the catalogue' },
  tier_without_desk: { zh: '{tier}未设受理台', en: 'there is no {tier} desk' },
  desk_unattended: { zh: '“{desk}”无人值守', en: 'nobody is on duty at {desk}' },
}

export const fallbackWords: Readonly<Record<RouteFallback, Bilingual>> = {
  no_grid: { zh: '不在网格内，由“{desk}”受理', en: 'In no grid: {desk} takes it' },
  no_officer: { zh: '网格无人在岗，由“{desk}”代办', en: 'No officer for the grid: {desk} acts instead' },
  no_unit: { zh: '无承办单位，留在“{desk}”人工交办', en: 'No unit to handle it: {desk} dispatches by hand' },
  no_desk: { zh: '受理台无人，转由“{desk}”受理', en: 'Nobody at the desk: {desk} takes it' },
}

/** Beside a proposed unit: why this one. */
export const routeProposalWords: Readonly<Record<'rule' | 'catalogue', Bilingual>> = {
  rule: { zh: '按派单规则“{rule}”', en: 'By the routing rule "{rule}"' },
  catalogue: { zh: '按事项目录，由{function}承担', en: 'By the catalogue: {function} answers for it' },
}

/** An impossible limit is told in the words of the clock. */
export const policyFaultWords: Readonly<Record<Exclude<PolicyFaultCode, 'limit_impossible'>, Bilingual>> = {
  no_matter: { zh: '目录中没有启用的事项，至少启用一项', en: 'No matter is active; activate at least one' },
  code_malformed: { zh: '事项编码 {code} 应为 6 位数字', en: 'Matter code {code} must be 6 digits' },
  code_twice: { zh: '事项编码 {code} 重复，更换其一', en: 'Matter code {code} stands twice; change one' },
  subclass_unknown: { zh: '编码 {code} 前 4 位不是已有小类', en: 'The first 4 digits of {code} are no subclass' },
  text_empty: { zh: '此项不能为空', en: 'This must not be empty' },
  level_unknown: { zh: '等级 {level} 应为 1 至 4', en: 'Level {level} must be 1 to 4' },
  restore_without_guard: {
    zh: '设恢复时限的事项，证据须包含“围挡警示”', en: 'A limit to restore needs the evidence "guard"',
  },
  guard_without_restore: { zh: '证据含“围挡警示”的事项须设恢复时限', en: 'Evidence "guard" needs a limit to restore' },
  restore_shorter: { zh: '恢复时限不能短于排险时限', en: 'Restoring must not end before making safe' },
  evidence_unknown: { zh: '证据种类“{value}”不存在', en: 'There is no evidence of kind {value}' },
  listed_twice: { zh: '“{value}”重复列出，删除其一', en: '{value} is listed twice; remove one' },
  assist_is_lead: { zh: '“{function}”已是主办，不能同时协办', en: '{function} leads already and cannot assist' },
  date_impossible: { zh: '日期 {value} 不存在', en: '{value} is no date' },
  dates_backwards: { zh: '截止日 {to} 早于起始日 {from}', en: 'It ends on {to}, before it begins on {from}' },
  trained_before_signed: {
    zh: '培训日 {trained} 早于签署日 {signed}', en: 'Trained on {trained}, before it was signed on {signed}',
  },
  rule_twice: { zh: '规则编号 {rule} 重复', en: 'Rule id {rule} stands twice' },
  rule_unreachable: {
    zh: '规则 {rule} 排在无条件规则 {after} 之后，永不生效，调整顺序或删除',
    en: 'Rule {rule} stands after {after}, which takes everything; move or remove it',
  },
  list_empty: { zh: '列表为空则永不适用，填写或删去该条件', en: 'An empty list never holds; fill it or drop it' },
  prefix_malformed: { zh: '“{value}”应为 2、4 或 6 位数字', en: '{value} must be 2, 4 or 6 digits' },
  prefix_without_matter: { zh: '目录中没有以 {value} 开头的事项', en: 'No matter begins with {value}' },
  source_unknown: { zh: '来源“{value}”不存在', en: 'There is no source {value}' },
  area_unknown: { zh: '区域 {id} 不存在或已撤销', en: 'Area {id} does not exist any more' },
  unit_unknown: { zh: '单位 {id} 不存在或已停用', en: 'Unit {id} does not exist any more' },
  tier_unknown: { zh: '层级“{value}”应为村、镇或区', en: 'Tier {value} must be village, town or district' },
  confirmation_unknown: { zh: '确认方式“{value}”不存在', en: 'There is no way of confirming called {value}' },
  out_of_range: { zh: '数值 {value} 应在 {min} 至 {max} 之间', en: '{value} must be from {min} to {max}' },
  time_impossible: { zh: '时刻 {value} 不存在', en: '{value} is no time of day' },
  id_twice: { zh: '编号 {id} 重复', en: 'Id {id} stands twice' },
}
