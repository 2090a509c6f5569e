/**
 * The words of forbidden headings, in the form of `plainHeading`: lower case, nothing but letters and digits. Chinese
 * words are broad (every heading with 民族 is refused) and the lawful ones listed, so that an unforeseen synonym is
 * refused rather than let in. Lawful words also undo accidents of spelling: 街道教育 holds 道教, competition holds
 * petition. Pinyin initials such as mz, zzmm, zjxy are the column names of the public security data standards and
 * reach exports as they are.
 */

export type ForbiddenKind = 'religion' | 'ethnicity' | 'political_opinion' | 'petitioning'

export interface HeadingWords {
  kind: ForbiddenKind
  /** Refused wherever they stand in a heading. */
  anywhere: readonly string[]
  /** Refused only as the whole heading: too short or too common inside others. */
  whole: readonly string[]
  /** Places, offices, cases and counts that contain a refused word; longer ones first. */
  lawful: readonly string[]
}

/** Political words come first: 政治信仰 is a political opinion before it is a belief. */
export const FORBIDDEN_WORDS: readonly HeadingWords[] = [
  {
    kind: 'political_opinion',
    anywhere: [
      '政治面貌', '政治倾向', '政治观点', '政治立场', '政治表现', '政治态度', '政治派别', '政治身份', '政治信仰', '思想倾向',
      '党派', '党员', '入党', '团员身份',
      'politicalopinion', 'politicalview', 'politicalaffiliation', 'politicalstatus', 'politicaloutlook',
      'politicalparty', 'politicalleaning', 'politicalidentity', 'politicalorientation', 'politicalbelief',
      'politicalappearance', 'partymember', 'partyaffiliation', 'zhengzhimianmao',
    ],
    whole: ['中共', '团员', '共青团员', '面貌', 'zzmm', 'zzmmdm', 'ideology', 'politics', 'political'],
    lawful: [
      '党员人数', '党员总数', '党员数', '党员中心户', '党员之家', '党员服务中心', 'partymembercount', 'numberofpartymembers',
    ],
  },
  {
    kind: 'religion',
    anywhere: [
      '宗教', '信仰', '教派', '教徒', '信众', '信教', '佛教', '道教', '伊斯兰', '穆斯林', '天主教', '基督', '邪教', '涉邪', '法轮功',
      'religio', 'belief', 'faith', 'denomination', 'churchmember', 'churchgoer', 'cultmember', 'cultinvolve',
      'zongjiao', 'xinyang',
    ],
    whole: ['教别', '涉教', '所信教', 'zjxy', 'zjxydm', 'xyzj', 'creed', 'cult', 'church'],
    lawful: [
      '民族宗教事务局', '宗教事务局', '民族宗教局', '宗教活动场所', '宗教场所', '宗教局', '反邪教宣传', '无邪教创建', '无邪教村',
      '街道教', 'goodfaith',
    ],
  },
  {
    kind: 'ethnicity',
    anywhere: [
      '民族', '族别', '族裔', '种族', '汉族', '回族', '藏族', '维吾尔', 'ethnic', 'minority', 'minorities', 'minzu',
    ],
    whole: ['族', '民系', 'mz', 'mzdm', 'mzmc', 'nation', 'race', 'racialgroup', 'racialorigin'],
    lawful: [
      '民族宗教事务局', '民族宗教局', '民族事务局', '民族村', '民族路', '民族街', '民族巷', '民族乡', '民族小学', '民族中学',
    ],
  },
  {
    kind: 'petitioning',
    anywhere: [
      '信访', '上访', '缠访', '闹访', '缠诉', '越级访', '进京访', '重复访', '集体访', '非访人', '非访次', '稳控',
      '涉稳人员', '涉稳对象', '维稳对象', '维稳人员', '恶意投诉', '职业投诉', '职业举报', '职业索赔', '投诉黑名单',
      'petition', 'serialcomplain', 'frequentcomplain', 'habitualcomplain', 'vexatiouscomplain', 'complainthistory',
      'xinfang', 'shangfang',
    ],
    whole: ['涉访', '访民', '非访', 'xfry', 'xfrybs', 'xfcs'],
    lawful: [
      '信访事项', '信访局', '信访办', '信访部门', '信访渠道', '信访编号', '信访件编号', '信访件号', '信访答复', '信访受理', '信访期限',
      'petitionnumber', 'petitionno', 'petitioncasenumber', 'petitioncaseno', 'petitionoffice', 'petitionreply',
      'petitiondue', 'competition', 'repetition', '通信访问',
    ],
  },
]
