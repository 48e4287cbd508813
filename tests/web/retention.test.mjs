// A plan keeps files at hand for some months; older ones are moved to colder storage, and open as before.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn, visit } from './kit/browser.mjs';
import { fact, hands } from './kit/hands.mjs';
import { command, document } from './kit/installation.mjs';
import { RESELLERS, RUC, account, stage } from './kit/stage.mjs';
import { many } from './kit/wait.mjs';

const it = stage({ colder: true });

test('what is older than the plan keeps moves, is told, and opens as before', { timeout: 120_000 }, async () => {
  const page = await open(it.browser, RESELLERS.es);
  const on = hands(page);
  await signIn(page, it.address, it.managers.es, '/plans/new');
  await on.field('Nombre').fill('Tres meses');
  for (const name of ['Comprobantes por ciclo', 'Usuarios']) await on.field(name).fill('10');
  await on.side('Durante').click();
  await on.field('Archivos a la mano').fill('2');
  await on.button('Crear plan').click();
  await on.told('Va de 3 a 240.').first().waitFor();
  await accessible(page, 'the form with a wrong number of months');
  await on.field('Archivos a la mano').fill('3');
  await on.button('Crear plan').click();
  await on.told('Plan Tres meses creado').waitFor();
  await page.waitForURL(/\/plans\/[0-9a-f-]+$/);
  assert.equal(await fact(page, 'Archivos a la mano').innerText(), '3 meses');
  const planId = page.url().split('/').pop();

  const { account: made, token } = await account(it, 'es', 'huaca', { plan_id: planId });
  const key = await it.installation.send('POST', `/accounts/${made.id}/integration-keys`, { name: 'Servidor' }, token);
  const xml = document('factura', RUC, 1, '2025-03-14');
  const { status } = await it.installation.sendDocument(made.id, key.secret, xml);
  assert.equal(status, 201);
  assert.match(command(it.installation.env, 'retain', '--dry-run'), /^1 documents would be moved/);
  assert.match(command(it.installation.env, 'retain'), /^1 documents moved/);

  await visit(page, it.address, `/accounts/${made.id}/documents`);
  await on.told(/1 comprobante de hasta mar 2025 .* está en el almacenamiento económico/).waitFor();
  await on.told(/El plan mantiene los archivos a la mano 3 meses/).waitFor();
  await accessible(page, 'documents of which some are in colder storage');
  await picture(page, 'retention-documents');
  await on.link('F001-1').click();
  await many(page.locator('.paper'), 1);
  await page.closeQuietly();
});
