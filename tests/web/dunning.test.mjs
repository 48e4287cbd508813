// The overdue ladder: switched on, climbed when something is overdue, told to the client, put off by grace, and undone when
// it is paid.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn, visit } from './kit/browser.mjs';
import { fact, hands } from './kit/hands.mjs';
import { command } from './kit/installation.mjs';
import { RESELLERS, account, stage } from './kit/stage.mjs';
import { many, until } from './kit/wait.mjs';

const it = stage({ languages: ['es', 'pt'], sends: true });

/** A day so many days from today, in Lima. */
function day(days) {
  return new Date(Date.now() - 5 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

/** Charges something that was due so many days ago. */
async function charge(made, token, days, currency = 'PEN') {
  const body = { description: 'Mensualidad', amount: { minor: 11_800, currency }, due_on: day(-days), happened_on: day(-days) };
  await it.installation.send('POST', `/accounts/${made.id}/charges`, body, token);
}

/** Takes what is due now, as the service does every minute. */
function run() {
  return command(it.installation.env, 'dun');
}

async function stateOf(made, token) {
  return (await it.installation.read(`/accounts/${made.id}`, token)).state;
}

test('an account that does not pay climbs the ladder, and comes down by paying', { timeout: 180_000 }, async () => {
  const { account: made, token } = await account(it, 'es', 'pukara', { name: 'Pukara Textil S.A.C.' });
  await charge(made, token, 12);
  const page = await open(it.browser, RESELLERS.es);
  await signIn(page, it.address, it.managers.es, '/dunning');
  const on = hands(page);
  await on.told('La cobranza está apagada').waitFor();
  await on.told('Nadie en cobranza').waitFor();
  await accessible(page, 'nobody on the ladder');

  await on.link('Pasos').click();
  await on.title('Pasos de la cobranza').waitFor();
  await many(page.locator('ol.ladder > li'), 7);
  await on.button('Agregar paso').click();
  await many(page.locator('ol.ladder > li'), 8);
  await page.getByRole('switch', { name: 'Cobrar por pasos' }).click();
  await on.button('Guardar').click();
  await on.told('Ya está en uso; elige otro.').waitFor();
  await accessible(page, 'two steps on a day');
  await page.getByLabel('Días', { exact: true }).last().fill('30');
  await on.button('Guardar').click();
  const forecast = page.locator('dialog.dialog[open]');
  await hands(forecast).told('Esto pasará enseguida').waitFor();
  assert.equal(await fact(forecast, 'Sin usuarios nuevos').textContent(), '1 cuenta');
  assert.equal(await fact(forecast, 'Se detienen más que ahora').textContent(), '1 cuenta');
  await accessible(page, 'what would happen at once');
  await picture(page, 'dunning-forecast');
  await hands(forecast).button('Cancelar').click();
  assert.equal((await it.installation.read('/dunning-settings', token)).enabled, false);
  await on.button('Guardar').click();
  await hands(forecast).button('Guardar y seguir').click();
  await on.told('Guardado').waitFor();
  await accessible(page, 'the steps');
  await picture(page, 'dunning-steps');

  run();
  await visit(page, it.address, '/dunning');
  await many(page.locator('tbody tr'), 1);
  await on.told('Por avisar').last().waitFor();
  assert.equal((await stateOf(made, token)).level, 'users');
  await accessible(page, 'the ladder');
  await picture(page, 'dunning');

  await on.link('Pukara Textil S.A.C.').click();
  const drawer = page.locator('dialog.drawer');
  const beside = hands(drawer);
  await beside.told('Hola, le escribe Sillar Factura').waitFor();
  await many(drawer.locator('ol.ladder > li'), 5);
  await beside.button('Cambiar contacto…').click();
  const form = hands(page.locator('dialog.dialog[open]'));
  await form.field('WhatsApp').fill('987 654 321');
  await form.button('Guardar').click();
  await page.locator('dialog.dialog[open] [aria-invalid=true]').waitFor();
  await form.field('WhatsApp').fill('+51 987 654 321');
  await form.field('Correos').fill('pagos@pukara.example');
  await accessible(page, 'whom to tell');
  await picture(page, 'dunning-contact');
  await form.button('Guardar').click();
  const whatsapp = beside.link('Abrir WhatsApp');
  await whatsapp.waitFor();
  const href = await whatsapp.getAttribute('href');
  assert.match(href, /^https:\/\/wa\.me\/51987654321\?text=Hola%2C%20le%20escribe/);
  await picture(page, 'dunning-drawer');
  await beside.button('Ya avisé').click();
  await on.told('Queda como avisada').waitFor();
  await beside.told(/^avisó /).waitFor();
  assert.equal(await beside.button('Ya avisé').count(), 0);

  await beside.button('Dar gracia…').click();
  await form.button('Dar gracia').click();
  await form.told('Falta este dato.').waitFor();
  await form.field('Motivo').fill('Paga el viernes');
  await accessible(page, 'giving grace');
  await form.button('Dar gracia').click();
  await on.told('Gracia dada').waitFor();
  assert.equal((await stateOf(made, token)).state, 'active', 'at once');
  await beside.button('Terminar gracia').click();
  await form.button('Terminar gracia').click();
  await on.told('Gracia terminada').waitFor();
  assert.equal((await stateOf(made, token)).level, 'users');
  assert.equal(await fact(drawer, 'Detiene').count(), 1);

  await visit(page, it.address, `/accounts/${made.id}/statement`);
  await on.told('En cobranza ·').waitFor();
  await accessible(page, 'a statement of an account on the ladder');
  await on.link('Ver en cobranza').waitFor();
  const body = { description: 'Pago', amount: { minor: 11_800, currency: 'PEN' } };
  await it.installation.send('POST', `/accounts/${made.id}/credits`, body, token);
  run();
  await until(async () => (await stateOf(made, token)).state === 'active');
  await visit(page, it.address, `/dunning?account=${made.id}`);
  await beside.told('No está en cobranza').waitFor();
  await beside.told('levantado al pagar').waitFor();
  await accessible(page, 'an account that has paid');
  await page.closeQuietly();
});

test('the ladder reads Portuguese, and is narrow and dark', { timeout: 120_000 }, async () => {
  const { account: made, token } = await account(it, 'pt', 'tapera', { name: 'Tapera Laticínios Ltda' });
  await charge(made, token, 6, 'BRL');
  const owner = await it.installation.signIn('dueno@ipe.example');
  const contact = { emails: ['pagos@tapera.example'], phone: '+55 11 98765-4321' };
  await it.installation.send('PUT', `/accounts/${made.id}/billing-contact`, contact, owner);
  const steps = [{ days: 1, action: 'remind' }, { days: 5, action: 'warn' }, { days: 10, action: 'stop_issuing' }];
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${owner}`, 'if-match': '"0"' };
  const kept = await fetch(`${it.address}/api/v1/dunning-settings`, { method: 'PUT', headers, body: JSON.stringify({ enabled: true, steps }) });
  assert.equal(kept.status, 200);
  run();
  assert.match((await it.mail.next()).text, /Estão vencidos R\$ 118,00/);
  const page = await open(it.browser, { ...RESELLERS.pt, theme: 'dark', width: 360, height: 780 });
  await signIn(page, it.address, it.managers.pt, '/dunning');
  const on = hands(page);
  await on.told('Vencido há 6 dias').waitFor();
  await accessible(page, 'the ladder, narrow');
  await picture(page, 'dunning-narrow');
  await on.link('Tapera Laticínios Ltda').click();
  await hands(page.locator('dialog.drawer')).told('Olá, aqui é Ipê Notas').waitFor();
  await accessible(page, 'an account, narrow');
  await picture(page, 'dunning-drawer-narrow');
  await visit(page, it.address, '/dunning/steps');
  await many(page.locator('ol.ladder > li'), 4);
  await accessible(page, 'the steps, narrow');
  await picture(page, 'dunning-steps-narrow');
  await page.closeQuietly();
});
