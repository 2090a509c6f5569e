/** Files: uploaded first, named by actions later, readable by whoever may read what names them. Rule: decision 37. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { Id, Moment, Nullable, Obj } from '../common.ts'
import { defineRoute } from '../route.ts'

export const FileBody = Obj(
  {
    id: Id,
    name: Type.String(),
    kind: Type.Enum(['picture', 'video', 'audio', 'document']),
    type: Type.String({ examples: ['image/jpeg'] }),
    size: Type.Integer({ description: 'Bytes, as stored' }),
    sha256: Type.String({ description: 'Of the bytes as stored: metadata has been removed from pictures' }),
    width: Nullable(Type.Integer()),
    height: Nullable(Type.Integer()),
    takenAt: Nullable(Moment),
    position: Nullable(Obj({ lon: Type.Number(), lat: Type.Number() })),
    uploadedAt: Moment,
  },
  { title: 'File' },
)
export type FileBody = Static<typeof FileBody>

const ById = Obj({ id: Id })

export const uploadFile = defineRoute({
  id: 'uploadFile',
  method: 'POST',
  path: '/api/v1/files',
  module: 'files',
  summary: {
    zh: '上传文件：请求体为文件内容，x-file-name 为百分号编码的文件名',
    en: 'Upload: the body is the file, x-file-name its percent-encoded name',
  },
  access: { row: 'file.write' },
  responses: { 201: FileBody },
  errors: [
    'payload-too-large',
    'unsupported-file',
    'file-mismatch',
    'file-broken',
    'picture-too-many-pixels',
    'text-not-storable',
  ],
  upload: true,
  rateLimit: { max: 120, perSeconds: 60 },
})

export const readFile = defineRoute({
  id: 'readFile',
  method: 'GET',
  path: '/api/v1/files/{id}',
  module: 'files',
  summary: { zh: '读取文件', en: 'Read a file' },
  access: { row: 'file.read' },
  params: ById,
  responses: { 200: Type.String({ contentEncoding: 'binary' }) },
  errors: ['not-found', 'range-not-satisfiable'],
  stream: 'file',
})

export const readThumbnail = defineRoute({
  id: 'readThumbnail',
  method: 'GET',
  path: '/api/v1/files/{id}/thumb',
  module: 'files',
  summary: { zh: '读取图片缩略图', en: 'Read a picture’s thumbnail' },
  access: { row: 'file.read' },
  params: ById,
  responses: { 200: Type.String({ contentEncoding: 'binary' }) },
  errors: ['not-found'],
  stream: 'file',
})

export const describeFile = defineRoute({
  id: 'describeFile',
  method: 'GET',
  path: '/api/v1/files/{id}/description',
  module: 'files',
  summary: { zh: '文件说明：名称、类型、拍摄时间和位置', en: 'What a file is, when and where it was taken' },
  access: { row: 'file.read' },
  params: ById,
  responses: { 200: FileBody },
  errors: ['not-found'],
})

export const fileRoutes = [uploadFile, readFile, readThumbnail, describeFile] as const
