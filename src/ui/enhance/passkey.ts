/**
 * Passkeys: a form with `data-passkey` shows itself when the browser can, asks the server for a challenge when its button
 * is pressed, lets the person's device answer, and sends the answer as an ordinary form. `add` makes a key, `use` uses one.
 */
const say = (form: HTMLFormElement, text: string): void => {
  const line = form.querySelector('[data-passkey-say]')
  if (line !== null) line.textContent = text
}

const ask = async (form: HTMLFormElement, purpose: string): Promise<PublicKeyCredential | null> => {
  const csrf = form.querySelector<HTMLInputElement>('[name=csrf]')?.value ?? ''
  const answer = await fetch('/cong-dan/khoa-truy-cap/thu-thach', {
    method: 'POST',
    headers: { 'x-csrf-token': csrf, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ viec: purpose }),
  })
  if (!answer.ok) throw new Error(String(answer.status))
  const options = await answer.json()
  const made = form.dataset['passkey'] === 'add'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  return made instanceof PublicKeyCredential ? made : null
}

const press = async (form: HTMLFormElement): Promise<void> => {
  say(form, 'Làm theo lời nhắc của máy …')
  try {
    const credential = await ask(form, form.querySelector<HTMLInputElement>('[name=viec]')?.value ?? '')
    const box = form.querySelector<HTMLInputElement>('[name=credential]')
    if (credential === null || box === null) throw new Error('no credential')
    box.value = JSON.stringify(credential.toJSON())
    form.submit()
  } catch {
    say(form, 'Chưa dùng được khóa truy cập. Thử lại, hoặc dùng cách khác.')
  }
}

if (typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === 'function') {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void press(form)
    })
  }
}
