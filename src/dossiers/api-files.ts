import { z } from '@hono/zod-openapi'
import { Readable } from 'node:stream'
import { transaction } from '#db/context.ts'
import { stageFile } from '#files/commands.ts'
import { FILE_REFUSALS, type FileRefusal } from '#files/refusals.ts'
import { serveFile } from '#files/serve-file.ts'
import { findFile } from '#files/store.ts'
import { parseId, type FileId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { addRawEndpoint, type Api } from '#web/endpoint.ts'
import { answerRefusal } from '#web/problem.ts'
import { findFileDossier } from './queries.ts'

const fileAnswer = z
  .object({
    fileId: z.uuid().openapi({ description: 'For the `files` of a command; yours alone until a command uses it' }),
    name: z.string(),
    size: z.int(),
    mediaType: z.string().openapi({ description: 'What the bytes are, not what was said of them' }),
  })
  .openapi('StagedFile')

const sentence = ({ code, facts }: Refusal<FileRefusal>): string => fillSentence(FILE_REFUSALS[code], facts)

/** Files of dossiers for programs: in as a stream, out as a download. */
export const addFileEndpoints = (api: Api): void => {
  addRawEndpoint(api, {
    tag: 'files',
    method: 'post',
    path: '/files',
    operationId: 'uploadFile',
    summary: 'Takes one file in (the body is its bytes, streamed, 50 MB at most); what no command uses is forgotten after a day',
    query: z.object({ name: z.string().openapi({ description: 'Its name, as people will see it' }) }),
    bytes: 'in',
    answer: fileAnswer,
    handle: async (c) => {
      const { ctx, files } = c.get('web')
      const { body } = c.req.raw
      const staged = await stageFile(ctx, files, {
        name: c.req.query('name') ?? '',
        declaredType: 'application/octet-stream',
        body: body ?? Readable.from([]),
      })
      if (!staged.ok) return answerRefusal(c, staged.refusal.code, sentence(staged.refusal))
      const { id, name, size, mediaType } = staged.value
      return c.json({ fileId: id, name: name ?? '', size, mediaType }, 200)
    },
  })
  addRawEndpoint(api, {
    tag: 'files',
    method: 'get',
    path: '/files/{id}',
    operationId: 'downloadFile',
    summary: 'The bytes of a file of a dossier that you may see, as a download',
    params: z.object({ id: z.uuid() }),
    bytes: 'out',
    handle: async (c) => {
      const { ctx, files } = c.get('web')
      const id = parseId<FileId>(c.req.param('id') ?? '')
      const file =
        id === undefined
          ? undefined
          : await transaction(ctx, async (trx) =>
              (await findFileDossier(trx, ctx.actor, id)) === undefined ? undefined : findFile(trx, ctx.tenantId, id),
            )
      if (file === undefined || !(await files.has(file.sha256))) return answerRefusal(c, 'fileNotFound', FILE_REFUSALS.fileNotFound)
      return serveFile(files, file)
    },
  })
}
