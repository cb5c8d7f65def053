/**
 * Looks every few seconds whether a payment that waits for its confirmation has got one, and shows the page anew when it
 * has. Gives up after some minutes: the page says how to look again.
 */
const EVERY_MS = 3_000
const MOST_LOOKS = 100

const stateIn = (page: Document): string | undefined => page.querySelector<HTMLElement>('[data-order-state]')?.dataset['orderState']

const shown = stateIn(document)

const look = async (looks: number): Promise<void> => {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined)
  if (answer?.ok === true && stateIn(new DOMParser().parseFromString(await answer.text(), 'text/html')) !== shown) {
    location.reload()
    return
  }
  if (looks < MOST_LOOKS) setTimeout(() => void look(looks + 1), EVERY_MS)
}

if (shown === 'open') setTimeout(() => void look(1), EVERY_MS)
