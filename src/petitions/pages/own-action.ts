import type { Ctx } from '#db/context.ts'
import { gatherUploads } from '#files/gather-uploads.ts'
import type { UploadForm } from '#files/upload-form.ts'
import { parseId, type FileId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { VOTES, type Petition } from '../domain/petition.ts'
import { rateOwn, reopenOwn, supplementOwn, type OwnKey } from '../own-petition.ts'
import type { PetitionRefusal } from '../refusals.ts'

/** What the sender does on the page of their petition; `undefined` when the form asks for nothing, or says no vote. */
export const actOnOwn = async (sender: Ctx, key: OwnKey, upload: UploadForm): Promise<Result<Petition, PetitionRefusal> | 'voteMissing' | undefined> => {
  const { fields } = upload
  const field = (name: string): string => String(fields.get(name) ?? '')
  const words = { commandId: parseId(field('commandId')) ?? sender.newId(), key, text: field('text') }
  switch (field('viec')) {
    case 'bo-sung': {
      const staged = gatherUploads(upload, ['files']).staged['files'] ?? []
      return supplementOwn(sender, { ...words, fileIds: staged.flatMap(({ fileId }) => parseId<FileId>(fileId) ?? []) })
    }
    case 'danh-gia': {
      const vote = VOTES.find((one) => one === field('vote'))
      return vote === undefined ? 'voteMissing' : rateOwn(sender, { ...words, vote })
    }
    case 'xem-lai':
      return reopenOwn(sender, { ...words, text: field('why') })
    default:
      return undefined
  }
}
