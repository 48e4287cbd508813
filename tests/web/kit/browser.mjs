// A real Chromium, and what every story does in it.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

import { PASSWORD, root } from './installation.mjs';
import { PATIENCE, settled, still, watch } from './wait.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SWITCHES = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: SWITCHES });
}

/**
 * A page that reports every error of its console as a failure at its end, but refusals and the failures that the story
 * brings about itself. `SLOW=6` makes its processor so much slower.
 */
export async function open(browser, { width = 1440, height = 900, theme = 'light', locale = 'es-PE', failures = [] } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale });
  const page = await context.newPage();
  page.look = `${width} px, ${theme}`;
  page.setDefaultTimeout(PATIENCE);
  watch(page);
  if (process.env.SLOW) {
    const devices = await context.newCDPSession(page);
    await devices.send('Emulation.setCPUThrottlingRate', { rate: Number(process.env.SLOW) });
  }
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    const answered = /Failed to load resource: the server responded with a status of (\d+)/.exec(message.text());
    const expected = answered && (answered[1].startsWith('4') || failures.includes(Number(answered[1])));
    if (message.type() === 'error' && !expected) errors.push(message.text());
  });
  page.closeQuietly = async () => {
    await context.close();
    assert.deepEqual(errors, [], 'the browser reported errors');
  };
  return page;
}

/** Signs in at the page the address leads to. */
export async function signIn(page, address, email, path = '/') {
  await page.goto(address + path);
  await page.locator('input[autocomplete="username"]').fill(email);
  await page.locator('input[autocomplete="current-password"]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('#rail').waitFor({ state: 'attached' });
  await settled(page);
}

/** Goes to an address of the installation, and waits until its page is drawn. */
export async function visit(page, address, path) {
  await page.goto(address + path);
  await settled(page);
}

const examined = new Set();

/** Fails when axe finds anything on the page. In further languages the same is not looked at again. */
export async function accessible(page, what) {
  await still(page);
  const whole = `${what}, ${page.look}`;
  if (examined.has(whole)) return;
  examined.add(whole);
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((each) => each.effect.getComputedTiming().iterations !== Infinity);
    return Promise.all(ending.map((each) => each.finished.catch(() => null)));
  });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((n) => n.target).join(' | ')}`);
  assert.deepEqual(told, [], `axe found something on ${what}`);
}

/** Nothing on the page is wider than the page. */
export async function fits(page, what = 'the page') {
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(inner <= outer, `${what}: ${inner} px of ${outer}`);
}

/** Keeps a picture of the page in target/journeys. */
export async function picture(page, name) {
  const folder = join(root, 'target', 'journeys');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
