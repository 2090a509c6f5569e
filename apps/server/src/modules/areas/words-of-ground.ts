import type { Words } from './words-of-files.ts'

/** Findings about borders, codes, names and households: what is wrong, and what to do about it. */
export const wordsOfGround = {
  // Geometry
  'geometry-missing': {
    severity: 'error',
    'zh-CN': '没有边界。请在地图上绘制,或重新导出带边界的数据。',
    en: 'There is no border. Draw it on the map or export the data with its geometry.',
  },
  'geometry-kind': {
    severity: 'error',
    'zh-CN': '边界类型是“{kind}”,应为面(Polygon 或 MultiPolygon)。请选择面图层。',
    en: 'The geometry is "{kind}"; it must be a Polygon or MultiPolygon. Choose the layer of areas.',
  },
  'geometry-broken': {
    severity: 'error',
    'zh-CN': '边界坐标的结构不对,或含有不是数字的值。请重新导出。',
    en: 'The coordinates are wrongly nested or hold something that is no number. Export the data again.',
  },
  'geometry-too-detailed': {
    severity: 'error',
    'zh-CN': '边界有 {count} 个点,上限为 {limit} 个。请先简化(容差约 1 米)。',
    en: 'The border has {count} points; the limit is {limit}. Simplify it first (about 1 metre).',
  },
  'ring-closed': {
    severity: 'warning',
    'zh-CN': '边界在 {lon},{lat} 处没有闭合,已自动闭合。请核对。',
    en: 'The border was not closed at {lon}, {lat} and has been closed. Check it.',
  },
  'ring-without-area': {
    severity: 'error',
    'zh-CN': '边界少于三个不同的点,或面积为零。请重新绘制。',
    en: 'The border has fewer than three different corners or no area. Draw it again.',
  },
  'geometry-crosses-itself': {
    severity: 'error',
    'zh-CN': '边界在 {lon},{lat} 处自相交。请移动该处的点,使边界不交叉。',
    en: 'The border crosses itself at {lon}, {lat}. Move the points there so that it does not.',
  },
  'hole-outside': {
    severity: 'error',
    'zh-CN': '内部空洞在 {lon},{lat} 处超出了外边界。请修改空洞或外边界。',
    en: 'A hole lies outside its border at {lon}, {lat}. Correct the hole or the border.',
  },
  'coordinates-swapped': {
    severity: 'error',
    'zh-CN': '经纬度颠倒({lon},{lat})。请按“经度,纬度”的顺序导出。',
    en: 'Longitude and latitude are swapped ({lon}, {lat}). Export them as longitude, latitude.',
  },
  'coordinates-projected': {
    severity: 'error',
    'zh-CN': '坐标是投影平面坐标({lon},{lat}),不是经纬度。请转换为 CGCS2000 经纬度(EPSG:4490)后再导入。',
    en: 'The coordinates are metres of a projection ({lon}, {lat}). Convert to CGCS2000 degrees (EPSG:4490) first.',
  },
  'outside-china': {
    severity: 'error',
    'zh-CN': '位置 {lon},{lat} 不在中国境内。请检查坐标和坐标系。',
    en: 'The position {lon}, {lat} is not in China. Check the coordinates and their reference system.',
  },
  'outside-district': {
    severity: 'error',
    'zh-CN': '“{name}”有 {areaM2} 平方米在本区县边界之外。请修改边界,或确认所选区县。',
    en: '{areaM2} m² of "{name}" lie outside the district. Correct its border, or check the district chosen.',
  },
  'datum-shifted': {
    severity: 'hint',
    'zh-CN': '坐标像是 {datum}(互联网地图坐标):换算后超出边界的点由 {before} 个减为 {after} 个。请换算为 CGCS2000 后再导入。',
    en: 'These look like {datum} positions: converted, {before} points outside become {after}. Convert to CGCS2000.',
  },
  overlap: {
    severity: 'error',
    'zh-CN': '“{name}”与“{other}”(第 {otherRow} 行)重叠 {areaM2} 平方米。请调整其中一个的边界。',
    en: '"{name}" overlaps "{other}" (row {otherRow}) by {areaM2} m². Adjust the border of one of them.',
  },
  'overlap-existing': {
    severity: 'error',
    'zh-CN': '“{name}”与现有网格“{other}”({otherCode})重叠 {areaM2} 平方米。请调整边界,或一并替换现有网格。',
    en: '"{name}" overlaps "{other}" ({otherCode}), in force, by {areaM2} m². Adjust it or replace that one too.',
  },
  gap: {
    severity: 'error',
    'zh-CN': '“{name}”有 {areaM2} 平方米不属于任何网格。请把相邻网格的边界移到一起。',
    en: '{areaM2} m² of "{name}" belong to no grid. Bring the borders of the neighbouring grids together.',
  },
  'outside-village': {
    severity: 'warning',
    'zh-CN': '“{name}”有 {areaM2} 平方米在所属的“{village}”之外。请核对边界或所属村(社区)。',
    en: '{areaM2} m² of "{name}" lie outside its village "{village}". Check the border or the village.',
  },
  // Codes, names, households
  'grid-code-form': {
    severity: 'error',
    'zh-CN': '网格编码“{value}”不是 15 位数字(12 位村级编码加 001–999)。请改正。',
    en: 'The grid code "{value}" is not 15 digits (the 12 of the village and 001–999). Correct it.',
  },
  'grid-code-elsewhere': {
    severity: 'error',
    'zh-CN': '网格编码“{value}”的前 12 位与所属村(社区)编码 {village} 不一致。请改正其中一个。',
    en: 'The first 12 digits of grid code "{value}" differ from its village {village}. Correct one of them.',
  },
  'code-twice': {
    severity: 'error',
    'zh-CN': '编码“{value}”与第 {otherRow} 行重复。每个编码只能用一次。',
    en: 'The code "{value}" is used in row {otherRow} too. Use every code once.',
  },
  'name-twice': {
    severity: 'error',
    'zh-CN': '同一村(社区)内“{value}”与第 {otherRow} 行重名。请改名以便区分。',
    en: 'The name "{value}" is used in row {otherRow} of the same village too. Change one to tell them apart.',
  },
  'code-in-force': {
    severity: 'error',
    'zh-CN': '编码“{value}”已被现有网格“{other}”使用。请换一个编码,或选择“替换现有网格”。',
    en: 'The code "{value}" belongs to "{other}", in force. Choose another one, or replace the grids in force.',
  },
  'name-in-force': {
    severity: 'error',
    'zh-CN': '同一村(社区)已有名为“{value}”的网格({otherCode})。请改名,或选择“替换现有网格”。',
    en: 'The village has a grid named "{value}" ({otherCode}). Change the name, or replace the grids in force.',
  },
  'village-unknown': {
    severity: 'error',
    'zh-CN': '没有编码为“{value}”的村(社区)。请先导入区划,或改正编码;注意统计用与民政用编码不同。',
    en: 'No village has the code "{value}". Import the divisions first or correct it; the code schemes differ.',
  },
  'village-elsewhere': {
    severity: 'error',
    'zh-CN': '村(社区)编码“{value}”不属于本区县 {district}。请确认所选区县。',
    en: 'The village code "{value}" does not belong to district {district}. Check the district chosen.',
  },
  'grid-not-in-village': {
    severity: 'error',
    'zh-CN': '网格挂在镇街或区县“{value}”上。网格只能挂在村(社区)下,请填写村(社区)的 12 位编码。',
    en: 'The grid hangs on the town or district "{value}". A grid belongs to a village: give its 12-digit code.',
  },
  'households-over-limit': {
    severity: 'warning',
    'zh-CN': '“{name}”有 {households} 户,超过{setting}网格上限 {limit} 户。请拆分,或说明保留的理由。',
    en: '"{name}" has {households} households; the limit of {setting} grids is {limit}. Split it or say why it stays.',
  },
  'households-missing': {
    severity: 'warning',
    'zh-CN': '“{name}”没有填写户数,无法检查上限。请补充。',
    en: '"{name}" has no number of households, so the limit cannot be checked. Add it.',
  },
  'households-wrong': {
    severity: 'error',
    'zh-CN': '“{name}”的户数“{value}”不是 0 以上的整数。请改正。',
    en: 'The households of "{name}", "{value}", are not a whole number of 0 or more. Correct it.',
  },
  // Divisions
  'division-code-form': {
    severity: 'error',
    'zh-CN': '区划编码“{value}”应为 6、9 或 12 位数字。请改正。',
    en: 'The division code "{value}" must have 6, 9 or 12 digits. Correct it.',
  },
  'parent-unknown': {
    severity: 'error',
    'zh-CN': '“{name}”的上级编码“{value}”不在文件中,也不在系统中。请补上该上级。',
    en: 'The code above "{name}", "{value}", is neither in the file nor in the system. Add that division.',
  },
  'scheme-collision': {
    severity: 'error',
    'zh-CN': '编码 {value} 在系统中({scheme} {version})是“{stored}”,文件中是“{name}”。请确认编码体系后再导入。',
    en: 'In the system ({scheme} {version}) code {value} is "{stored}", in the file "{name}". Check the code scheme.',
  },
} as const satisfies Record<string, Words>
