// Waiting for what is to come: a story reads nothing before it is there, however slow the machine.

import assert from 'node:assert/strict';

/** How long anything may take, in milliseconds. */
export const PATIENCE = Number(process.env.PATIENCE ?? 30_000);
const STEP = 40;

/** Waits until something is so; `told` says what was there instead when it never was. */
export async function until(isSo, told = () => 'it did not come to be so') {
  const end = Date.now() + PATIENCE;
  while (!(await isSo())) {
    if (Date.now() > end) assert.fail(await told());
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
}

/** Waits until a locator has exactly so many matches. */
export async function many(locator, count) {
  await until(
    async () => (await locator.count()) === count,
    async () => `${count} wanted of ${locator}, there are ${JSON.stringify(await locator.allTextContents())}`,
  );
}

/** Waits until a field has that value. */
export async function holds(field, value) {
  await until(
    async () => (await field.inputValue()) === value,
    async () => `${value} wanted in ${field}, there is ${await field.inputValue()}`,
  );
}

/** Waits until a checkbox, radio or switch is on, or off. */
export async function isOn(control, on = true) {
  await until(
    async () => (await control.isChecked()) === on,
    () => `${control} stays ${on ? 'off' : 'on'}`,
  );
}

/** Keeps count of what a page has asked for and not got. */
export function watch(page) {
  page.underWay = new Set();
  const asked = (request) => ['fetch', 'xhr', 'script'].includes(request.resourceType());
  page.on('request', (request) => asked(request) && page.underWay.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => page.underWay.delete(request));
}

/** Waits until the page has its title, nothing is being read, and what was read is drawn. */
export async function settled(page) {
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  await still(page);
}

/** Waits until nothing is being read and nothing is being drawn. */
export async function still(page) {
  await until(
    async () => page.underWay.size === 0 && await page.evaluate(isStill) && page.underWay.size === 0,
    () => `${page.url()} does not come to rest: ${[...page.underWay].map((request) => request.url())}`,
  );
}

/** Waits until the page gone to by a link or a button is there: its path ends so, and its title is that. */
export async function arrived(page, path, heading) {
  await page.waitForURL((url) => url.pathname.endsWith(path));
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await settled(page);
}

/** Runs in the browser: whether two frames pass without a change, and without anything that says it waits. */
function isStill() {
  return new Promise((resolve) => {
    let changed = false;
    const observer = new MutationObserver(() => { changed = true; });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    requestAnimationFrame(() => requestAnimationFrame(() => {
      observer.disconnect();
      resolve(!changed && !document.querySelector('[aria-busy="true"], main .skel'));
    }));
  });
}
