// Pix to a reseller's own key: an owner sets it, a payment by Pix has a code to scan and to copy, what the bank tells leads
// back to the payment, and it is confirmed by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, fits, open, picture, signIn, visit } from './kit/browser.mjs';
import { fact, hands, part } from './kit/hands.mjs';
import { RESELLERS, account, stage } from './kit/stage.mjs';
import { until } from './kit/wait.mjs';

const it = stage({ languages: ['pt', 'es'] });
const OWNER = 'dueno@ipe.example';

/** A payment by Pix that is waited for. */
function schedule(made, token, description) {
  const due_on = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  const body = { due_on, method: 'pix', amount: { minor: 12_990, currency: 'BRL' }, description };
  return it.installation.send('POST', `/accounts/${made.id}/payments`, body, token);
}

test('a key is set, a payment has its code, and is found and confirmed', { timeout: 180_000 }, async () => {
  const { account: made, token } = await account(it, 'pt', 'tapera', { name: 'Tapera Laticínios Ltda' });
  const payment = await schedule(made, token, 'Mensalidade de novembro');
  const manager = await open(it.browser, { ...RESELLERS.pt, failures: [409] });
  await manager.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(manager, it.address, it.managers.pt, `/accounts/${made.id}/payments`);
  const on = hands(manager);
  const form = hands(manager.getByRole('dialog'));
  await on.button('Código Pix: Mensalidade de novembro').click();
  await form.told('Falta a chave Pix').waitFor();
  await accessible(manager, 'a payment without a Pix key');
  await manager.keyboard.press('Escape');

  const owner = await open(it.browser, { ...RESELLERS.pt, width: 1440 });
  await signIn(owner, it.address, OWNER, '/payment-provider');
  const her = hands(owner);
  await her.button('Informar a chave Pix').click();
  const access = hands(owner.getByRole('dialog'));
  await access.field('Chave Pix').fill('11.222.333/0001-82');
  await access.button('Salvar').click();
  await access.told('Falta este dado.').first().waitFor();
  await accessible(owner, 'a wrong Pix key');
  await picture(owner, 'own-pix-1-wrong');
  await access.field('Chave Pix').fill('11.222.333/0001-81');
  await access.field('Nome').fill('Ipê Notas Serviços Ltda');
  await access.field('Cidade').fill('São Paulo');
  await access.button('Salvar').click();
  await her.told('Chave Pix salva').waitFor();
  const card = part(owner, 'Pix com a sua própria chave');
  assert.equal(await fact(card, 'Nome').innerText(), 'Ipe Notas Servicos Ltda');
  await accessible(owner, 'a Pix key');
  await picture(owner, 'own-pix-2-set');

  await on.button('Código Pix: Mensalidade de novembro').click();
  await manager.getByRole('dialog').getByRole('img', { name: 'QR Code do Pix' }).waitFor();
  await form.told('confirme o pagamento à mão').waitFor();
  const pix = await it.installation.read(`/accounts/${made.id}/payments/${payment.id}/pix`, token);
  await manager.getByRole('dialog').getByRole('group', { name: 'Pix copia e cola' }).getByRole('button').click();
  const copied = () => manager.evaluate(() => navigator.clipboard.readText());
  await until(async () => (await copied()) === pix.code, copied);
  assert.ok(pix.code.includes('5406129.90') && pix.code.includes(pix.txid), pix.code);
  await accessible(manager, 'the Pix code of a payment');
  await picture(manager, 'own-pix-3-code');
  await manager.keyboard.press('Escape');

  await visit(owner, it.address, '/payment-provider');
  await her.field('Txid de um Pix recebido').fill(pix.txid.toLowerCase());
  await her.button('Buscar o pagamento').click();
  await owner.waitForURL(`**/accounts/${made.id}/payments`);
  await her.told('Mensalidade de novembro').first().waitFor();
  await her.button('Confirmar: Mensalidade de novembro').click();
  await hands(owner.getByRole('dialog')).button('Confirmar pagamento').click();
  await until(async () => {
    const { items } = await it.installation.read(`/accounts/${made.id}/payments`, token);
    return items[0].state === 'paid';
  });
  await manager.reload();
  await on.told('Mensalidade de novembro').first().waitFor();
  assert.equal(await on.button('Código Pix: Mensalidade de novembro').count(), 0, 'there is nothing to pay any more');
  await manager.closeQuietly();
  await owner.closeQuietly();
});

test('a Pix key and a code fit a telephone, and Peru sees neither', { timeout: 120_000 }, async () => {
  const { account: made, token } = await account(it, 'pt', 'jatoba', { name: 'Jatobá Móveis Planejados Ltda' });
  await schedule(made, token, 'Mensalidade de dezembro');
  const phone = await open(it.browser, { ...RESELLERS.pt, width: 360, height: 780, theme: 'dark' });
  await signIn(phone, it.address, OWNER, '/payment-provider');
  const within = async (what, name) => {
    await fits(phone, what);
    await accessible(phone, what);
    await picture(phone, name);
  };
  await hands(phone).told('Pix com a sua própria chave').waitFor();
  await within('a Pix key on a telephone', 'own-pix-4-phone');
  await visit(phone, it.address, `/accounts/${made.id}/payments`);
  await hands(phone).button('Código Pix: Mensalidade de dezembro').click();
  await phone.getByRole('dialog').getByRole('img', { name: 'QR Code do Pix' }).waitFor();
  await within('a Pix code on a telephone', 'own-pix-5-phone');
  await phone.closeQuietly();

  const peru = await open(it.browser, RESELLERS.es);
  await signIn(peru, it.address, it.managers.es, '/payment-provider');
  await hands(peru).title('Solo hace falta en Brasil').waitFor();
  assert.equal(await hands(peru).told('Pix con tu propia clave').count(), 0);
  await peru.closeQuietly();
});
