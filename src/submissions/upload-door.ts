import { Hono, type Context } from 'hono'
import type { Ctx } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { answerRefusal } from '#web/problem.ts'
import type { WebEnv } from '#web/request-context.ts'
import type { DraftId } from './domain/draft.ts'
import { readSlot } from './domain/slot.ts'
import { submissionSentence } from './refusals.ts'
import { beginUpload, continueUpload, dropUpload, findProgress } from './uploads.ts'

/** The core of tus 1.0 with creation and termination: https://tus.io/protocols/resumable-upload */
const VERSION = { 'tus-resumable': '1.0.0' } as const
const PIECE = 'application/offset+octet-stream'

/** Files in pieces: announced with POST, asked about with HEAD, sent with PATCH from where the last piece ended. */
export const uploadDoor = (): Hono<WebEnv> => {
  const door = new Hono<WebEnv>()

  door.post('/drafts/:id/uploads', async (c) => {
    const draftId = parseId<DraftId>(c.req.param('id'))
    const told = readMetadata(c.req.header('upload-metadata') ?? '')
    const slot = readSlot(told.get('slot') ?? '')
    const size = wholeNumber(c.req.header('upload-length'))
    if (draftId === undefined || slot === undefined || size === undefined || size === 0) return refuse(c, { code: 'uploadInvalid' })
    const begun = await beginUpload(citizen(c), { draftId, slot, size, name: told.get('filename') ?? '', declaredType: told.get('filetype') ?? '' })
    return begun.ok ? c.body(null, 201, { ...VERSION, location: `/api/v1/uploads/${begun.value}`, 'upload-offset': '0' }) : refuse(c, begun.refusal)
  })

  // Answers HEAD too.
  door.get('/uploads/:id', async (c) => {
    const id = parseId(c.req.param('id'))
    const found = id && (await findProgress(citizen(c), c.get('web').files, id))
    if (found === undefined) return refuse(c, { code: 'uploadNotFound' })
    const { offset, upload } = found
    return c.json({ offset, size: upload.size, fileId: upload.fileId }, 200, {
      ...VERSION, 'upload-offset': String(offset), 'upload-length': String(upload.size), 'cache-control': 'no-store',
      ...(upload.fileId !== null && { 'upload-file': upload.fileId }),
    })
  })

  door.patch('/uploads/:id', async (c) => {
    const id = parseId(c.req.param('id'))
    const offset = wholeNumber(c.req.header('upload-offset'))
    const body = c.req.raw.body
    if (id === undefined || offset === undefined || body === null || c.req.header('content-type') !== PIECE) return refuse(c, { code: 'uploadInvalid' })
    const went = await continueUpload(citizen(c), c.get('web').files, { id, offset, body })
    if (!went.ok) return refuse(c, went.refusal)
    return c.body(null, 204, {
      ...VERSION, 'upload-offset': String(went.value.offset), ...(went.value.fileId !== null && { 'upload-file': went.value.fileId }),
    })
  })

  door.delete('/uploads/:id', async (c) => {
    const id = parseId(c.req.param('id'))
    if (id === undefined) return refuse(c, { code: 'uploadNotFound' })
    const dropped = await dropUpload(citizen(c), c.get('web').files, id)
    return dropped.ok ? c.body(null, 204, VERSION) : refuse(c, dropped.refusal)
  })

  return door
}

const citizen = (c: Context<WebEnv>): Ctx => c.get('web').citizenCtx

const refuse = (c: Context<WebEnv>, refusal: Refusal): Response => answerRefusal(c, refusal.code, submissionSentence(refusal))

const wholeNumber = (text: string | undefined): number | undefined => (/^\d{1,12}$/.test(text ?? '') ? Number(text) : undefined)

/** `Upload-Metadata: filename <base64>,slot <base64>`. */
const readMetadata = (header: string): ReadonlyMap<string, string> =>
  new Map(
    header.slice(0, 4_000).split(',').flatMap((pair) => {
      const [key, value = ''] = pair.trim().split(' ')
      return key === undefined || key === '' ? [] : [[key, Buffer.from(value, 'base64').toString('utf8')] as const]
    }),
  )
