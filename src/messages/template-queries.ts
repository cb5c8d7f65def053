import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { OCCASIONS, shippedTemplate, type Occasion } from '#law/messages.ts'
import type { Instant } from '#kernel/time.ts'
import type { LetterChannel } from './domain/letter.ts'
import type { TemplateText } from './domain/template.ts'

/** The words of an occasion as they are used: shipped (version 0) or written by the office. */
export type Template = TemplateText & {
  readonly occasion: Occasion
  readonly version: number
  readonly channels: readonly LetterChannel[]
  /** A text message goes out without marks: shorter and cheaper. */
  readonly plainShort: boolean
}

export type TemplateVersion = Template & { readonly editedAt: Instant; readonly editorName: string }

const shipped = (occasion: Occasion): Template => {
  const { subject, letter, short, channels } = shippedTemplate(occasion)
  return { occasion, version: 0, subject, letter, short, channels, plainShort: true }
}

const COLUMNS = sql`t.occasion, t.version, t.subject, t.letter, t.short, t.channels, t.plain_short as "plainShort"`

/** The template of every occasion, in the order of a dossier's life. */
export const findTemplates = async (trx: Trx): Promise<readonly Template[]> => {
  const { rows } = await sql<Template>`
    select distinct on (t.occasion) ${COLUMNS} from message_template t
    where t.tenant_id = current_tenant() order by t.occasion, t.version desc`.execute(trx)
  const own = new Map(rows.map((row) => [row.occasion, row]))
  return OCCASIONS.map((occasion) => own.get(occasion) ?? shipped(occasion))
}

export const getTemplate = async (trx: Trx, occasion: Occasion): Promise<Template> => {
  const { rows } = await sql<Template>`
    select ${COLUMNS} from message_template t
    where t.tenant_id = current_tenant() and t.occasion = ${occasion} order by t.version desc limit 1`.execute(trx)
  return rows[0] ?? shipped(occasion)
}

/** What the office has written for an occasion, newest first. */
export const findTemplateHistory = async (trx: Trx, occasion: Occasion): Promise<readonly TemplateVersion[]> => {
  const { rows } = await sql<TemplateVersion>`
    select ${COLUMNS}, t.edited_at as "editedAt", s.full_name as "editorName"
    from message_template t join staff s on s.tenant_id = t.tenant_id and s.id = t.edited_by
    where t.tenant_id = current_tenant() and t.occasion = ${occasion} order by t.version desc limit 50`.execute(trx)
  return rows
}
