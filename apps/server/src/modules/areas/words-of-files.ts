/** What a person reads about one code. Parameters stand in {braces}. */
export interface Words {
  severity: 'error' | 'warning' | 'hint'
  'zh-CN': string
  en: string
}

/** Findings about a file and its rows, whatever they describe: what is wrong, and what to do about it. */
export const wordsOfFiles = {
  // The file
  'file-empty': {
    severity: 'error',
    'zh-CN': '文件是空的。请重新导出后再上传。',
    en: 'The file is empty. Export it again and upload the new file.',
  },
  'file-too-large': {
    severity: 'error',
    'zh-CN': '文件有 {megabytes} MB,上限为 {limit} MB。请按镇街拆分后分批导入。',
    en: 'The file has {megabytes} MB; the limit is {limit} MB. Split it by town and import the parts one by one.',
  },
  'file-not-what-it-says': {
    severity: 'error',
    'zh-CN': '文件内容不是 {expected},而像是 {found}。请选择对应的导入方式,或重新导出。',
    en: 'The content is not {expected}; it looks like {found}. Choose the matching import or export the file again.',
  },
  'file-encoding': {
    severity: 'error',
    'zh-CN': '第 {line} 行附近有无法识别的文字。请用 UTF-8 或 GB18030 编码另存后再导入。',
    en: 'Text near line {line} cannot be read. Save the file in UTF-8 or GB18030 and import it again.',
  },
  'file-cut': {
    severity: 'error',
    'zh-CN': '文件不完整,可能没有传完。请重新上传。',
    en: 'The file is incomplete; the upload may have been cut. Upload it again.',
  },
  'too-many-rows': {
    severity: 'error',
    'zh-CN': '共有 {count} 行,上限为 {limit} 行。请按镇街拆分后分批导入。',
    en: 'There are {count} rows; the limit is {limit}. Split the file by town and import the parts one by one.',
  },
  'no-rows': {
    severity: 'error',
    'zh-CN': '没有找到数据行。请确认第一张工作表或图层中有数据。',
    en: 'No rows were found. Make sure that the first sheet or layer holds the data.',
  },
  'archive-unsafe': {
    severity: 'error',
    'zh-CN': '压缩包展开后超过 {limit} MB,或内部结构异常,已停止读取。请只打包需要的文件。',
    en: 'The archive unpacks to more than {limit} MB or is malformed; reading has stopped. Pack only the files needed.',
  },
  // GeoJSON
  'json-broken': {
    severity: 'error',
    'zh-CN': '第 {line} 行第 {column} 列不是合法的 JSON(“{near}”附近)。请用导出软件重新生成,不要手工修改。',
    en: 'Line {line}, column {column} is not valid JSON (near "{near}"). Export it again rather than edit it by hand.',
  },
  'not-feature-collection': {
    severity: 'error',
    'zh-CN': '顶层类型是“{kind}”,应为 FeatureCollection。请在导出时选择 GeoJSON。',
    en: 'The top level is "{kind}"; it must be a FeatureCollection. Choose GeoJSON when exporting.',
  },
  'feature-broken': {
    severity: 'error',
    'zh-CN': '第 {row} 个要素不是 Feature 对象。请检查导出设置。',
    en: 'Feature {row} is not a Feature object. Check the export settings.',
  },
  'crs-other': {
    severity: 'error',
    'zh-CN': '坐标系为“{crs}”。请转换为 CGCS2000(EPSG:4490)或 WGS-84(EPSG:4326)经纬度后再导入。',
    en: 'The reference system is "{crs}". Convert to CGCS2000 (EPSG:4490) or WGS-84 (EPSG:4326) degrees first.',
  },
  // Excel and CSV
  'excel-old-format': {
    severity: 'error',
    'zh-CN': '这是旧版 Excel(.xls)文件。请用 Excel 或 WPS 另存为 .xlsx 后再导入。',
    en: 'This is an old Excel file (.xls). Save it as .xlsx and import that.',
  },
  'excel-locked': {
    severity: 'error',
    'zh-CN': '文件设有打开密码。请取消密码后再导入。',
    en: 'The file is protected by a password. Remove the password and import it again.',
  },
  'excel-unreadable': {
    severity: 'error',
    'zh-CN': '工作簿已损坏,无法读取。请在 Excel 或 WPS 中打开并另存为新文件。',
    en: 'The workbook is damaged and cannot be read. Open it in a spreadsheet program and save it as a new file.',
  },
  'merged-cells': {
    severity: 'error',
    'zh-CN': '{cells} 是合并单元格,程序无法判断其中的值属于哪一行。请取消合并,并在每一行填写完整。',
    en: '{cells} is merged, so its value belongs to no single row. Unmerge it and fill in every row.',
  },
  'formula-cell': {
    severity: 'error',
    'zh-CN': '第 {row} 行“{field}”是公式。请选中后“复制—选择性粘贴—数值”,再导入。',
    en: 'Row {row}, "{field}" holds a formula. Copy it and paste as values, then import again.',
  },
  'error-cell': {
    severity: 'error',
    'zh-CN': '第 {row} 行“{field}”的值是错误 {value}。请改正后再导入。',
    en: 'Row {row}, "{field}" holds the error {value}. Correct it and import again.',
  },
  'heading-missing': {
    severity: 'error',
    'zh-CN': '缺少“{field}”一列。可用的列名:{names}。',
    en: 'The column "{field}" is missing. Headings understood: {names}.',
  },
  'heading-twice': {
    severity: 'error',
    'zh-CN': '“{first}”和“{second}”都表示“{field}”。请只保留一列。',
    en: '"{first}" and "{second}" both mean "{field}". Keep one of them.',
  },
  'heading-unknown': {
    severity: 'hint',
    'zh-CN': '“{field}”一列未被识别,其内容只保留在导入报告中。',
    en: 'The column "{field}" is not known; its content is kept in the import report only.',
  },
  'forbidden-column': {
    severity: 'error',
    'zh-CN': '“{field}”一列涉及{topic},系统不收集此类信息,整份文件未导入。请删除该列后再导入。',
    en: 'The column "{field}" is about {topic}, which is never collected; nothing was imported. Remove the column.',
  },
  'row-shape': {
    severity: 'error',
    'zh-CN': '第 {row} 行有 {count} 格,表头有 {expected} 格。请检查该行的分隔符和引号。',
    en: 'Row {row} has {count} cells, the heading {expected}. Check the separators and quotation marks of the row.',
  },
  'quotes-open': {
    severity: 'error',
    'zh-CN': '第 {row} 行的引号没有成对,其后的内容无法分行。请补上引号。',
    en: 'A quotation mark in row {row} is not closed, so the lines after it cannot be told apart. Close it.',
  },
  'row-empty': {
    severity: 'hint',
    'zh-CN': '第 {row} 行是空行,已跳过。',
    en: 'Row {row} is empty and was skipped.',
  },
  'value-missing': {
    severity: 'error',
    'zh-CN': '第 {row} 行没有填写“{field}”。请补充。',
    en: 'Row {row} has no "{field}". Fill it in.',
  },
  'value-not-number': {
    severity: 'error',
    'zh-CN': '第 {row} 行“{field}”的值“{value}”不是{kind}。请改正。',
    en: 'Row {row}, "{field}": "{value}" is not {kind}. Correct it.',
  },
  'value-unknown': {
    severity: 'error',
    'zh-CN': '第 {row} 行“{field}”的值“{value}”无法识别。可填:{names}。',
    en: 'Row {row}, "{field}": "{value}" is not known. It may be: {names}.',
  },
  'code-damaged': {
    severity: 'error',
    'zh-CN': '第 {row} 行编码“{value}”已被表格软件改成数字,末位可能丢失。请把该列设为文本格式后重新填写。',
    en: 'Row {row}: the spreadsheet turned code "{value}" into a number, last digits may be lost. Format it as text.',
  },
  'text-not-storable': {
    severity: 'error',
    'zh-CN': '第 {row} 行“{field}”含有无法存储的字符(空字符或不完整的表情)。请重新输入该格。',
    en: 'Row {row}, "{field}" holds characters that cannot be stored (NUL or half an emoji). Type the cell again.',
  },
  // Shapefile
  'shapefile-incomplete': {
    severity: 'error',
    'zh-CN': '压缩包中缺少 {missing}。请把 .shp、.dbf、.prj 同名文件放在同一个 zip 中。',
    en: 'The archive lacks {missing}. Put the .shp, .dbf and .prj files of one name into one zip.',
  },
  'shapefile-many': {
    severity: 'error',
    'zh-CN': '压缩包中有 {count} 个图层({names})。请只保留网格图层。',
    en: 'The archive holds {count} layers ({names}). Keep only the layer of grids.',
  },
  'shapefile-unreadable': {
    severity: 'error',
    'zh-CN': 'Shapefile 已损坏,无法读取。请重新导出。',
    en: 'The shapefile is damaged and cannot be read. Export it again.',
  },
  'shapefile-datum-unknown': {
    severity: 'warning',
    'zh-CN': '没有 .prj 文件,按 CGCS2000 经纬度读取。请核对位置。',
    en: 'There is no .prj file; positions were read as CGCS2000 degrees. Check that they lie right.',
  },
} as const satisfies Record<string, Words>
