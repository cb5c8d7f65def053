import { z } from 'zod'
import type { FileId } from '#kernel/ids.ts'
import { MOST_EVIDENCE, type Evidence } from './domain/evidence.ts'

/** Every address of the house begins at its root, so that a fact never leads out of it. */
const OWN_ADDRESS = /^\/(?!\/)\S*$/

/** One piece of evidence as it lies in an event. */
export const evidenceSchema: z.ZodType<Evidence> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('document'),
    number: z.string().min(1).max(100),
    issuedOn: z.iso.date(),
    issuer: z.string().min(1).max(300),
    title: z.string().min(1).max(1_000),
  }),
  z.strictObject({ kind: z.literal('file'), fileId: z.uuid().transform((id) => id as FileId), name: z.string().min(1).max(200) }),
  z.strictObject({
    kind: z.literal('fact'),
    label: z.string().min(1).max(300),
    href: z.string().regex(OWN_ADDRESS).max(500),
    value: z.string().min(1).max(300),
  }),
])

export const evidenceListSchema = z.array(evidenceSchema).max(MOST_EVIDENCE)
