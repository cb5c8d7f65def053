import { z } from 'zod'
import { Temporal } from '#kernel/time.ts'
import { writeDay, writeMoment } from './official-writing.ts'
import { line } from './printable-text.ts'

/** The parts that several papers share: each a schema of what the caller gives and the view that the template prints. */

export const day = z.iso.date().transform((text) => Temporal.PlainDate.from(text))
export const moment = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text))

/** The head: whose paper it is, its number, where and when. */
export const headingSchema = z.strictObject({
  /** Cơ quan chủ quản, when there is one. */
  parentAgency: line(200).optional(),
  agency: line(200),
  /** Name of the desk; the form's own name for it when absent; `null` when the agency itself speaks. */
  desk: line(200).nullable().optional(),
  /** Địa danh. */
  place: line(100),
  day,
  /** Running number of the paper, without its symbol. */
  number: z.number().int().positive().optional(),
})

type FormHead = {
  readonly number?: string | undefined
  readonly title: string
  readonly basis: string
  readonly symbol?: string | undefined
  readonly deskName: string
}

export const headingView = (heading: z.output<typeof headingSchema>, form: FormHead) => {
  const desk = heading.desk === undefined ? form.deskName : heading.desk
  const number = heading.number === undefined ? '……' : String(heading.number).padStart(2, '0')
  return {
    parent: heading.parentAgency?.toUpperCase() ?? null,
    agency: heading.agency.toUpperCase(),
    desk: desk?.toUpperCase() ?? null,
    number: form.symbol === undefined ? null : `${number}/${form.symbol}`,
    placeAndDay: `${heading.place}, ${writeDay(heading.day)}`,
    speaker: desk ?? heading.agency,
    title: form.title.toUpperCase(),
    titleAsWritten: form.title,
    basis:
      form.number === undefined
        ? form.basis
        : `Mẫu số ${form.number}, ${form.basis}`,
      }
}

/** A person or body as the forms print it. */
export const personSchema = z.strictObject({
  name: line(300),
  identity: line(60).optional(),
  address: line(500).optional(),
  phone: line(60).optional(),
  email: line(200).optional(),
})
type PersonWords = {
  readonly identity: string
  readonly address: string
  readonly phone: string
  readonly email: string
}

/** The lines under a name, in the form's own words; what is unknown has no line. */
export const personView = (person: z.output<typeof personSchema>, words: PersonWords) => ({
  name: person.name,
  lines: [
    { label: words.identity, value: person.identity, contact: false },
    { label: words.address, value: person.address, contact: false },
    { label: words.phone, value: person.phone, contact: true },
    { label: words.email, value: person.email, contact: true },
  ].filter(({ value }) => value !== undefined),
})

/** The code that the paper carries, where the holder may look it up, and with what second factor. */
export const traceSchema = z.strictObject({
  dossierCode: z.string().regex(/^[\x21-\x7e]{3,60}$/),
  /** Address that people read and type. */
  lookUpAddress: line(200),
  /** Address inside the QR: code only, never personal data, never the secret. */
  qrAddress: z.url({ protocol: /^https?$/ }).max(300),
  secret: line(40).optional(),
})

/** `null` on a paper for what has no dossier yet, such as guidance at the desk. */
export const traceView = (trace: z.output<typeof traceSchema> | undefined) =>
  trace === undefined
    ? null
    : { code: trace.dossierCode, lookUp: trace.lookUpAddress, secret: trace.secret ?? null }

/** Whoever signs for the agency: "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", and the name. */
export const signerSchema = z.strictObject({ titles: z.array(line(120)).min(1).max(4), name: line(300) })

export const signerView = (signer: z.output<typeof signerSchema>) => ({
  titles: signer.titles.map((title) => title.toUpperCase()),
  name: signer.name,
})

/** When it was printed, and which reprint it is: 0 is the first print. */
export const printSchema = z.strictObject({
  printedAt: moment,
  reprint: z.number().int().min(0).max(999).default(0),
  /** Why it was printed anew, in words. */
  reason: line(500).optional(),
})

export const printView = (print: z.output<typeof printSchema>) => ({
  reprint: print.reprint === 0 ? null : `In lại lần ${print.reprint}`,
  reprintNote:
    print.reprint === 0
      ? null
      : `In lại lần ${print.reprint} lúc ${writeMoment(print.printedAt)}` +
        (print.reason === undefined ? '' : `. Lý do: ${print.reason}`) +
        '. Bản này thay cho các bản đã in trước.',
})
