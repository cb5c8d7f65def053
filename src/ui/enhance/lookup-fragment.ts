/**
 * The QR code of a slip leads to `/tra-cuu?ma=…#<secret>`. A fragment never reaches a server or its logs; this puts it
 * into its box and takes it out of the address. Without script it is typed from the slip.
 */
const secret = decodeURIComponent(location.hash.slice(1)).trim()
const box = document.querySelector<HTMLInputElement>('[data-lookup-factor]')

if (box !== null && /^[0-9A-Za-z-]{4,40}$/.test(secret)) {
  box.value = secret
  history.replaceState(null, '', location.pathname + location.search)
}
