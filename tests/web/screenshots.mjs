// Takes the pictures in docs/screenshots from a demo installation.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { launch, open, signIn } from './kit/browser.mjs';
import { Installation, command, root } from './kit/installation.mjs';
import { settled, still } from './kit/wait.mjs';

const folder = join(root, 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });
const installation = await Installation.start((env) => command(env, 'demo'));
const browser = await launch();

await pictures('', { width: 1440, height: 900 });
await pictures('-dark', { width: 1440, height: 900, theme: 'dark' });
await pictures('-phone', { width: 360, height: 780 });
await browser.close();
await installation.stop();

async function pictures(suffix, look) {
  const page = await open(browser, look);
  const shot = async (name, path) => {
    if (path) {
      await page.goto(installation.address + path);
      await settled(page);
    }
    await still(page);
    await page.screenshot({ path: join(folder, `${name}${suffix}.png`) });
  };
  await page.goto(installation.address);
  await page.locator('form').waitFor();
  await shot('sign-in');
  await signIn(page, installation.address, 'rosa@sillar.example', '/accounts');
  await shot('accounts');
  const near = page.locator('tbody tr').filter({ hasText: 'Illari' }).locator('a').first();
  const account = await near.getAttribute('href');
  await shot('account-drawer', account);
  const part = await page.locator(`a[href^="${account}/"]`).first().getAttribute('href');
  await shot('account', part);
  await shot('account-new', '/accounts/new');
  await shot('documents', '/documents');
  await page.goto(`${installation.address}/documents?kind=factura&state=accepted`);
  await settled(page);
  await shot('document', await page.locator('tbody .who a').first().getAttribute('href'));
  await shot('overview', '/overview');
  await shot('inbox', '/inbox');
  await shot('plans', '/plans');
  await shot('members', '/members');
  await shot('reports', '/reports');
  await shot('lookup', '/lookup');
  await page.closeQuietly();

  const operator = await open(browser, look);
  await signIn(operator, installation.address, 'operador@talonario.example');
  await operator.screenshot({ path: join(folder, `resellers${suffix}.png`) });
  await operator.closeQuietly();
}
