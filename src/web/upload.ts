import type { Ctx } from '#db/context.ts'
import { stageFile } from '#files/commands.ts'
import type { FileStore } from '#files/file-store.ts'
import type { FileRefusal } from '#files/refusals.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { FileId } from '#kernel/ids.ts'

/** A file that came with a form and is safe on the disk, waiting for the command that uses it. */
export type TakenFile = { readonly fileId: FileId; readonly name: string }

/**
 * Stores the files of one field of a form. The first that is refused ends it; what was stored before it is swept
 * away later, since no command ever uses it. An empty file box sends a file without a name, which is none.
 */
export const takeFiles = async (
  ctx: Ctx,
  store: FileStore,
  form: FormData,
  field: string,
): Promise<Result<readonly TakenFile[], FileRefusal>> => {
  const taken: TakenFile[] = []
  for (const value of form.getAll(field)) {
    if (typeof value === 'string' || value.name === '') continue
    const staged = await stageFile(ctx, store, { name: value.name, declaredType: value.type, body: value.stream() })
    if (!staged.ok) return staged
    taken.push({ fileId: staged.value.id, name: staged.value.name ?? value.name })
  }
  return ok(taken)
}
