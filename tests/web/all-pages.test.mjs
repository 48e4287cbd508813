// Every page of the demo installation, in both themes, wide and narrow: it draws, nothing stands out sideways,
// axe finds nothing, the console is silent.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { accessible, launch, open, signIn, visit } from './kit/browser.mjs';
import { Installation, command } from './kit/installation.mjs';
import { many } from './kit/wait.mjs';

const RESELLER = ['/overview', '/accounts', '/accounts/new', '/inbox', '/inbox?state=dismissed', '/documents', '/receivables', '/credit-notes', '/credit-notes?from=2020-01-01&to=2020-01-31', '/charging', '/payment-methods', '/payment-provider', '/invoices', '/plans', '/plans/new', '/moves', '/members', '/members/new', '/lookup', '/lookup?by=several', '/lookup?by=name', '/reports', '/me', '/nowhere', '/dunning', '/dunning?show=by_hand', '/dunning/steps'];
/** What a reseller of Brazil has beside them. */
const BRAZIL = ['/payment-provider', '/payment-methods', '/receivables', '/credit-notes'];
const OPERATOR = ['/resellers', '/resellers/new', '/reseller-plans', '/reseller-plans/new', '/invoices', '/invoice-settings', '/payment-provider', '/lookup'];
const LOOKS = [
  { theme: 'light', width: 1440 },
  { theme: 'dark', width: 1440 },
  { theme: 'light', width: 768 },
  { theme: 'light', width: 360 },
  { theme: 'dark', width: 360 },
];

let installation;
let browser;

before(async () => {
  installation = await Installation.start((env) => command(env, 'demo'));
  browser = await launch();
}, { timeout: 300_000 });

after(async () => {
  await browser?.close();
  await installation?.stop();
});

for (const look of LOOKS) {
  const named = `${look.width} px, ${look.theme}`;

  test(`the sign-in page at ${named}`, async () => {
    const page = await open(browser, look);
    await page.goto(installation.address);
    await page.locator('form').waitFor();
    await whole(page, 'the sign-in page');
    await page.closeQuietly();
  });

  test(`a reseller's pages at ${named}`, { timeout: 180_000 }, async () => {
    const page = await open(browser, { ...look, locale: look.theme === 'dark' ? 'pt-BR' : 'es-PE' });
    await signIn(page, installation.address, 'rosa@sillar.example', '/accounts');
    const account = await page.locator('tbody a[href^="/accounts/"]').first().getAttribute('href');
    const document = await firstDocument(page);
    for (const path of [...RESELLER, account, ...await tabs(page, account), document, `${document}?view=xml`]) {
      await visit(page, installation.address, path);
      await whole(page, path);
    }
    await page.closeQuietly();
  });

  test(`pages of a reseller of Brazil at ${named}`, { timeout: 120_000 }, async () => {
    const page = await open(browser, { ...look, locale: 'pt-BR' });
    await signIn(page, installation.address, 'joana@ipe.example', '/accounts');
    const account = await page.locator('tbody a[href^="/accounts/"]').first().getAttribute('href');
    for (const path of [...BRAZIL, `${account}/payments`]) {
      await visit(page, installation.address, path);
      await whole(page, path === '/payment-provider' ? `${path} in Brazil` : path);
    }
    await page.closeQuietly();
  });

  test(`the operator's pages at ${named}`, { timeout: 120_000 }, async () => {
    const page = await open(browser, look);
    await signIn(page, installation.address, 'operador@talonario.example');
    const reseller = await page.locator('tbody a[href^="/resellers/"]').first().getAttribute('href');
    for (const path of [...OPERATOR, reseller]) {
      await visit(page, installation.address, path);
      await whole(page, path);
    }
    await page.closeQuietly();
  });
}

/** The address of a document whose XML has come. */
async function firstDocument(page) {
  await visit(page, installation.address, '/documents?state=accepted');
  return page.locator('tbody .who a').first().getAttribute('href');
}

/** The addresses of the parts of an account's page. */
async function tabs(page, account) {
  await visit(page, installation.address, account);
  const first = await page.locator(`.drawer a[href^="${account}/"]`).first().getAttribute('href');
  await visit(page, installation.address, first);
  const links = page.locator('.tabs a');
  await many(links, 8);
  return links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
}

async function whole(page, what) {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wider <= 0, `${what} is ${wider} px wider than the window`);
  await accessible(page, what);
}
