/** A tablet that waits looks for an invitation every few seconds; while somebody answers it leaves the page alone. */
const EVERY_SECONDS = 5

const address = document.querySelector<HTMLElement>('[data-station-waits]')?.dataset['stationWaits']
if (address !== undefined) setTimeout(() => location.replace(address), EVERY_SECONDS * 1_000)
