// What an account is charged again and again: started, changed, moved to another plan in the middle of a period, and
// ended; and how the reseller charges.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn, visit } from './kit/browser.mjs';
import { hands } from './kit/hands.mjs';
import { document, today } from './kit/installation.mjs';
import { RESELLERS, account, stage } from './kit/stage.mjs';
import { many } from './kit/wait.mjs';

const it = stage({ languages: ['es', 'pt'] });

/** A plan of that price with the tax in it. */
async function plan(language, token, name, minor) {
  const currency = language === 'pt' ? 'BRL' : 'PEN';
  const terms = { price: { minor, currency }, interval: 'monthly', tax_included: true };
  const response = await fetch(`${it.address}/api/v1/plans`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name, terms }),
  });
  assert.equal(response.status, 201);
  return response.json();
}

/** The first day of the month that runs, in Lima. */
function first() {
  const now = new Date(Date.now() - 5 * 3_600_000);
  return `${now.toISOString().slice(0, 7)}-01`;
}

test('a subscription is started, changed, moved and ended', { timeout: 180_000 }, async () => {
  const { account: made, token } = await account(it, 'es', 'pukara', { name: 'Pukara Textil S.A.C.' });
  const small = await plan('es', token, 'Emprendedor', 11_800);
  await plan('es', token, 'Negocio', 23_600);
  const page = await open(it.browser, RESELLERS.es);
  await signIn(page, it.address, it.managers.es, `/accounts/${made.id}/subscription`);
  const on = hands(page);
  await on.told('Sin suscripción').waitFor();
  await accessible(page, 'no subscription');

  await on.button('Iniciar suscripción…').click();
  const form = hands(page.getByRole('dialog'));
  await form.field('Primer día que se cobra').fill(first());
  await form.field('Descuento sobre el plan').fill('200');
  await form.button('Agregar extra').click();
  await page.getByLabel('Nombre del extra').fill('Usuario adicional');
  await page.getByLabel('Precio de cada uno').fill('15');
  await page.getByLabel('Cantidad').fill('2');
  await form.button('Iniciar').click();
  await form.told('Va de 1 a 100.').waitFor();
  await accessible(page, 'starting a subscription');
  await picture(page, 'subscription-start');
  await form.field('Descuento sobre el plan').fill('50');
  await form.button('Iniciar').click();
  await on.told('Suscripción iniciada').waitFor();
  await on.told('2 × Usuario adicional').first().waitFor();
  await many(page.locator('tbody tr'), 1);
  await on.told('sin precio').waitFor();
  await accessible(page, 'a subscription');

  await on.button('Cambiar de plan…').click();
  await form.select('Plan nuevo').selectOption(small.id);
  await form.told('Se carga por Emprendedor').waitFor();
  await accessible(page, 'another plan');
  await picture(page, 'subscription-plan');
  await form.button('Cambiar de plan').click();
  await on.told('Plan cambiado').waitFor();
  await many(page.locator('tbody tr'), 2);
  await on.told('S/ 118.00 menos S/ 59.00 · IGV S/ 9.00').waitFor();

  await on.button('Descuento y extras…').click();
  await form.field('Descuento sobre el plan').fill('');
  await form.button('Quitar extra').click();
  await accessible(page, 'discount and extras');
  await form.button('Guardar').click();
  await on.told('Suscripción cambiada').waitFor();
  await on.told('IGV S/ 18.00').waitFor();
  assert.equal(await page.getByText('Usuario adicional').count(), 0);
  await picture(page, 'subscription');

  await on.button('Terminar…').click();
  await form.button('Terminar').click();
  await form.told('Falta este dato.').waitFor();
  await form.field('Motivo').fill('Cerró el negocio');
  await page.getByLabel('Devolver los días ya cobrados desde hoy').check();
  await accessible(page, 'ending');
  await form.button('Terminar').click();
  await on.told('Suscripción terminada').waitFor();
  await on.told('Cerró el negocio').waitFor();
  await on.button('Iniciar de nuevo…').waitFor();
  await page.closeQuietly();
});

test('what is used beyond a plan has a price, and is told while the cycle runs', { timeout: 180_000 }, async () => {
  const owner = await it.installation.signIn('dueno@sillar.example');
  const terms = { price: { minor: 5_900, currency: 'PEN' }, interval: 'monthly', tax_included: true, documents: 1 };
  const made = await it.installation.send('POST', '/plans', { name: 'Por uso', terms }, owner);
  const page = await open(it.browser, RESELLERS.es);
  await signIn(page, it.address, 'dueno@sillar.example', `/plans/${made.id}/edit`);
  const on = hands(page);
  await on.field('Cada nota de venta adicional').fill('0.10');
  await on.field('Cada comprobante adicional').fill('0.50');
  await on.button('Guardar').click();
  await page.locator('[aria-invalid=true]').waitFor();
  await accessible(page, 'a price beyond no limit');
  await on.field('Cada nota de venta adicional').fill('');
  await on.button('Guardar').click();
  await on.told('Plan Por uso guardado').waitFor();
  await on.told('S/ 0.50').first().waitFor();
  await accessible(page, 'a plan with a price beyond its limits');
  await picture(page, 'plan-beyond');

  const { account: client, token } = await account(it, 'es', 'retama', { plan_id: made.id, name: 'Retama Ediciones S.A.C.' });
  const starts_on = first();
  await it.installation.send('POST', `/accounts/${client.id}/subscription`, { starts_on }, owner);
  const key = await it.installation.send('POST', `/accounts/${client.id}/integration-keys`, { name: 'Servidor' }, token);
  for (const number of [1, 2, 3]) {
    const sent = await it.installation.sendDocument(client.id, key.secret, document('factura', client.tax_id, number, today('America/Lima')));
    assert.equal(sent.status, 201, JSON.stringify(sent.answer));
  }
  await visit(page, it.address, `/accounts/${client.id}/subscription`);
  await on.title('Adicionales del ciclo, hasta ahora').waitFor();
  const line = page.locator('.rows li').filter({ hasText: 'adicionales' });
  assert.match(await line.textContent(), /2 comprobantes adicionales.*S\/\s1\.00/s);
  await accessible(page, 'use beyond a plan');
  await picture(page, 'subscription-beyond');

  await visit(page, it.address, `/accounts/${client.id}/overview`);
  await on.told(/^2 más de lo incluido: al cierre del ciclo cada adicional se carga a S\/\s0\.50\.$/).waitFor();
  await page.getByRole('meter', { name: 'Comprobantes: 3 de 1' }).waitFor();
  await accessible(page, 'use beyond what is included');
  await picture(page, 'limits-beyond');
  const nothing = { not_sent: 0, pending_voiding: 0, with_errors: 0 };
  await it.installation.send('PUT', `/accounts/${client.id}/usage/report`, { notifications: nothing }, key.secret);
  await visit(page, it.address, '/inbox');
  const notice = page.locator('tbody tr').filter({ hasText: 'Comprobantes: 3, incluye 1' });
  await many(notice, 1);
  assert.match(await notice.innerText(), /Lo incluido se acabó: cada adicional se carga a S\/\s0\.50\./);
  await accessible(page, 'what is included is used up');
  await picture(page, 'inbox-beyond');
  await page.closeQuietly();
});

test('a reseller says how it charges, and starts everybody', { timeout: 120_000 }, async () => {
  await account(it, 'pt', 'tapera', { name: 'Tapera Laticínios Ltda' });
  const page = await open(it.browser, { ...RESELLERS.pt, theme: 'dark' });
  await signIn(page, it.address, 'dueno@ipe.example', '/charging');
  const on = hands(page);
  await on.field('Dias de teste').fill('400');
  await on.button('Salvar').click();
  await on.told('Vai de 0 a 365.').waitFor();
  await accessible(page, 'how it is charged');
  await on.field('Dias de teste').fill('15');
  await page.getByRole('switch', { name: 'Iniciar a assinatura das contas novas' }).click();
  await on.button('Salvar').click();
  await on.told('Salvo').waitFor();
  await picture(page, 'charging');
  await on.button('Iniciar todas…').click();
  await accessible(page, 'starting all');
  await hands(page.getByRole('dialog')).button('Iniciar todas').click();
  await on.told('Uma assinatura iniciada').waitFor();
  await page.reload();
  await on.field('Dias de teste').waitFor();
  assert.equal(await on.field('Dias de teste').inputValue(), '15');
  await page.closeQuietly();
});
