// Two people change the terms of one plan at once: what each of them changed is kept, and what both changed is told.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn } from './kit/browser.mjs';
import { hands } from './kit/hands.mjs';
import { stage } from './kit/stage.mjs';
import { arrived, holds } from './kit/wait.mjs';

const it = stage();

test('two people change one plan at once', { timeout: 120_000 }, async () => {
  const token = await it.installation.signIn(it.managers.es);
  const terms = { documents: 100, users: 3 };
  const plan = await it.installation.send('POST', '/plans', { name: 'Cosecha', terms }, token);
  const page = await open(it.browser);
  const on = hands(page);
  const field = (name) => on.group(name).getByRole('textbox');
  await signIn(page, it.address, it.managers.es, `/plans/${plan.id}/edit`);
  await page.getByRole('heading', { level: 1, name: 'Editar el plan' }).waitFor();
  await holds(field('Comprobantes por ciclo'), '100');

  const theirs = { ...plan.terms, documents: 777, users: 9 };
  await it.installation.send('PATCH', `/plans/${plan.id}`, { terms: theirs }, token, plan.version);
  await field('Comprobantes por ciclo').fill('5');
  await on.field('Software').fill('Facturador Andino');
  await on.button('Guardar').click();
  await on.told('Otra persona cambió el plan mientras lo editabas.').waitFor();
  await on.told('Ya ves lo suyo en: Usuarios.').waitFor();
  await on.told(/^También cambiaste tú: Comprobantes por ciclo\./).waitFor();
  await holds(field('Comprobantes por ciclo'), '5');
  await holds(field('Usuarios'), '9');
  await holds(on.field('Software'), 'Facturador Andino');
  await accessible(page, 'a plan that somebody else changed');
  await picture(page, 'plans-together');

  await on.button('Guardar').click();
  await arrived(page, `/plans/${plan.id}`, 'Cosecha');
  const after = await it.installation.read(`/plans/${plan.id}`, token);
  assert.deepEqual([after.terms.documents, after.terms.users, after.terms.software], [5, 9, 'Facturador Andino']);
  await page.closeQuietly();
});
