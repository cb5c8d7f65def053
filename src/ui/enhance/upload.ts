/**
 * Files over a bad line: each chosen file goes in pieces, shows how far it has come, and goes on from there after the
 * line breaks. Without script the same box sends the file with its form.
 */
const PIECE_BYTES = 256 * 1024
const LONGEST_WAIT_MS = 30_000
const MOST_TRIES = 40

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

const pause = (tries: number): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      window.removeEventListener('online', go)
      resolve()
    }
    window.addEventListener('online', go)
    setTimeout(go, Math.min(LONGEST_WAIT_MS, 500 * 2 ** tries))
  })

/** A refusal that no second try will mend, with its sentence. */
class Refused extends Error {}

const refusalOf = async (answer: Response): Promise<Refused> => {
  const problem = (await answer.json().catch(() => ({}))) as { message?: string }
  return new Refused(problem.message ?? 'Chưa gửi được tệp này. Hãy thử lại.')
}

const isLasting = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 409 && status !== 429

/** Tries again while the line is bad; gives up on a refusal. */
const insist = async (send: () => Promise<Response>, told: (text: string) => void): Promise<Response> => {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await send()
      if (answer.ok) return answer
      if (answer.status === 409) return answer
      if (isLasting(answer.status) || tries >= MOST_TRIES) throw await refusalOf(answer)
    } catch (error) {
      if (error instanceof Refused || tries >= MOST_TRIES) throw error
    }
    told('Mạng đang đứt, sẽ tự gửi tiếp…')
    await pause(tries)
  }
}

/** Answers with the id under which the file lies in the draft. */
const sendFile = async (file: File, draft: string, slot: string, told: (text: string) => void): Promise<string> => {
  let id = ''
  const headers = { 'tus-resumable': '1.0.0' }
  const begun = await insist(
    () =>
      fetch(`/api/v1/drafts/${draft}/uploads`, {
        method: 'POST',
        headers: {
          ...headers,
          'upload-length': String(file.size),
          'upload-metadata': `filename ${base64(file.name)},filetype ${base64(file.type)},slot ${base64(slot)}`,
        },
      }),
    told,
  )
  const place = begun.headers.get('location') ?? ''
  for (let offset = 0; offset < file.size; ) {
    told(`Đang gửi ${Math.floor((offset / file.size) * 100)} %`)
    const from = offset
    const answer = await insist(
      () =>
        fetch(place, {
          method: 'PATCH',
          headers: { ...headers, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(from) },
          body: file.slice(from, from + PIECE_BYTES),
        }),
      told,
    )
    // The piece had come although its answer was lost: the server says how far it is.
    const known = answer.status === 409 ? await insist(() => fetch(place, { method: 'HEAD' }), told) : answer
    offset = Number(known.headers.get('upload-offset') ?? from)
    id = known.headers.get('upload-file') ?? id
  }
  return id
}

const element = (name: string, className: string, text: string): HTMLElement => {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}

/** The line of a received file as the server writes it, with the button that takes it out again. */
const lineOf = (file: File, id: string): HTMLElement => {
  const line = document.createElement('li')
  const size = file.size >= 1_000_000 ? `${(file.size / 1_000_000).toFixed(1).replace('.', ',')} MB` : `${Math.max(1, Math.round(file.size / 1_000))} kB`
  line.append(element('span', 'file-name', file.name), element('span', 'small muted', `đã nhận, ${size}`))
  if (id === '') return line
  const remove = element('button', 'btn plain', 'Bỏ') as HTMLButtonElement
  remove.name = 'remove'
  remove.value = id
  remove.append(element('span', 'sr-only', ` tệp ${file.name}`))
  line.append(remove)
  return line
}

for (const box of document.querySelectorAll<HTMLElement>('[data-upload]')) {
  const input = box.querySelector<HTMLInputElement>('input[type=file]')
  const status = box.querySelector<HTMLElement>('[data-upload-status]')
  const list = box.querySelector<HTMLElement>('[data-upload-list]')
  const { upload: draft = '', slot = '' } = box.dataset
  if (input === null || status === null) continue
  input.addEventListener('change', async () => {
    const files = [...(input.files ?? [])]
    const buttons = [...(input.form?.querySelectorAll('button') ?? [])]
    for (const button of buttons) button.disabled = true
    try {
      for (const file of files) {
        const id = await sendFile(file, draft, slot, (text) => {
          status.textContent = `${file.name}: ${text}`
        })
        list?.append(lineOf(file, id))
      }
      status.textContent = files.length > 0 ? 'Đã nhận đủ tệp.' : ''
    } catch (error) {
      status.textContent = error instanceof Error ? error.message : 'Chưa gửi được tệp này. Hãy thử lại.'
    }
    // What came in pieces is in the draft already: the form must not send it a second time.
    input.value = ''
    for (const button of buttons) button.disabled = false
  })
}
