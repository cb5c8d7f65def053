/** What was asked, and what was answered if anything was: the test's own memory, apart from the product's. */
export type Sent = {
  readonly person: string
  readonly name: string
  readonly body: Readonly<Record<string, unknown>> & { readonly commandId: string; readonly dossierId: string }
  answer?: Acknowledged
}

export type Acknowledged = {
  readonly dossierId: string
  readonly code: string | null
  readonly seq: number
  readonly phase: string
  readonly dueAt: string | null
}

export type Ledger = ReturnType<typeof openLedger>

const LONGEST_MS = 20_000

export const openLedger = () => {
  const sent: Sent[] = []
  return {
    sent,
    note: (one: Omit<Sent, 'answer'>): Sent => {
      const noted: Sent = { ...one }
      sent.push(noted)
      return noted
    },
    /**
     * Sends it as it was noted. False: no answer came, or one that promises nothing (5xx). An answer to a request
     * that had one before must be the same; a refusal fails, since every request of the test is lawful.
     */
    send: async (origin: string, one: Sent, cookie: string): Promise<boolean> => {
      let response: Response
      let text: string
      try {
        response = await fetch(`${origin}/api/v1/dossiers/commands/${one.name}`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json' },
          body: JSON.stringify(one.body),
          signal: AbortSignal.timeout(LONGEST_MS),
        })
        text = await response.text()
      } catch {
        return false
      }
      if (response.status >= 500) return false
      if (response.status !== 200) throw new Error(`${one.name} was refused: ${response.status} ${text}`)
      const answer = JSON.parse(text) as Acknowledged
      if (one.answer !== undefined && JSON.stringify(one.answer) !== text) throw new Error(`${one.name} got another answer the second time`)
      one.answer = answer
      return true
    },
  }
}
