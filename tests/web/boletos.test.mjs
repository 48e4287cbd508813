// Boletos of a reseller of Brazil: a payment provider is connected, a payment registered with it, taken away, paid by
// the client and confirmed by the provider's word; what goes wrong on the way says so at its place.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { KEY } from './kit/asaas.mjs';
import { accessible, fits, open, picture, signIn, visit } from './kit/browser.mjs';
import { fact, hands, part } from './kit/hands.mjs';
import { RESELLERS, account, stage } from './kit/stage.mjs';
import { until } from './kit/wait.mjs';

const it = stage({ languages: ['pt', 'es'], asaas: true });
const OWNER = 'dueno@ipe.example';
const DEBT = 12_990;

/** A day so many days from today in São Paulo. */
function day(from) {
  return new Date(Date.now() + from * 86_400_000 - 3 * 3_600_000).toISOString().slice(0, 10);
}

/** A payment that is waited for, made over the API. */
function schedule(made, token, description, minor = DEBT) {
  const body = { due_on: day(9), method: 'boleto', amount: { minor, currency: 'BRL' }, description };
  return it.installation.send('POST', `/accounts/${made.id}/payments`, body, token);
}

/** Connects the provider over the API, and gives where and with which token it tells of events. */
async function connect() {
  const token = await it.installation.signIn(OWNER);
  const { version } = await it.installation.read('/payment-provider', token);
  const provider = { kind: 'asaas', environment: 'sandbox', api_key: KEY, new_webhook_token: true };
  const response = await fetch(`${it.address}/api/v1/payment-provider`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'if-match': `"${version}"` },
    body: JSON.stringify({ provider }),
  });
  assert.equal(response.status, 200);
  const told = await response.json();
  return { address: it.address + told.provider.provider.webhook_path, token: told.webhook_token };
}

/** What was copied last. */
function copied(page) {
  return page.evaluate(() => navigator.clipboard.readText());
}

test('a provider is connected, a boleto registered, taken, and paid', { timeout: 180_000 }, async () => {
  const { account: made, token } = await account(it, 'pt', 'tapera', { name: 'Tapera Laticínios Ltda' });
  await schedule(made, token, 'Mensalidade de novembro');
  const page = await open(it.browser, { ...RESELLERS.pt, failures: [502] });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, it.address, it.managers.pt, '/payment-provider');
  const on = hands(page);
  await on.told('Quem configura são os proprietários.').waitFor();
  await visit(page, it.address, `/accounts/${made.id}/payments`);
  const dialog = page.getByRole('dialog');
  const form = hands(dialog);
  await on.button('Registrar boleto: Mensalidade de novembro').click();
  await form.told('Falta conectar um provedor de pagamentos.').waitFor();
  assert.equal(await form.button('Registrar boleto').count(), 0, 'nothing to register with');
  await accessible(page, 'a boleto without provider');

  const owner = await open(it.browser, RESELLERS.pt);
  await signIn(owner, it.address, OWNER, '/receivables');
  const her = hands(owner);
  await her.link('Boletos e Pix').click();
  await her.title('Ainda não há provedor de pagamentos').waitFor();
  await accessible(owner, 'no payment provider');
  await picture(owner, 'provider-1-none');
  await her.button('Conectar o Asaas').click();
  const access = hands(owner.getByRole('dialog'));
  await access.button('Salvar').click();
  await access.told('Falta este dado.').waitFor();
  await access.secret('Chave da API').fill(KEY);
  await accessible(owner, 'access to a provider');
  await access.button('Salvar').click();
  await her.told('Copie agora: não será mostrado de novo.').waitFor();
  const card = part(owner, 'Avisos do Asaas');
  const secret = (await fact(card, 'Token de autenticação').locator('code').innerText()).trim();
  const address = (await fact(card, 'Endereço (URL)').locator('code').innerText()).trim();
  assert.match(secret, /^[0-9a-f]{64}$/);
  assert.ok(address.startsWith(`${it.address}/api/v1/providers/asaas/webhooks/`), address);
  assert.equal(await fact(owner.locator('main'), 'Último aviso').innerText(), 'Nenhum ainda');
  await accessible(owner, 'a payment provider');
  await picture(owner, 'provider-2-connected');

  await page.reload();
  await on.button('Registrar boleto: Mensalidade de novembro').click();
  await it.asaas.behave(429);
  await form.button('Registrar boleto').click();
  await form.told('O provedor de pagamentos não respondeu').waitFor();
  await form.button('Tentar de novo').waitFor();
  await accessible(page, 'a provider that does not answer');
  await picture(page, 'boleto-1-unwell');
  await it.asaas.behave();
  await form.button('Tentar de novo').click();
  await form.told('De teste: este boleto não cobra nada.').waitFor();
  const [charge] = await it.asaas.charges();
  assert.equal((await it.asaas.charges()).length, 1, 'asked for twice, made once');
  const { items: [kept] } = await it.installation.read(`/accounts/${made.id}/payments`, token);
  const boleto = await it.installation.read(`/accounts/${made.id}/payments/${kept.id}/boleto`, token);
  await dialog.getByRole('group', { name: 'Linha digitável' }).getByRole('button').click();
  await until(async () => (await copied(page)) === boleto.digitable_line, () => copied(page));
  await dialog.getByRole('group', { name: 'Pix copia e cola' }).getByRole('button').click();
  await until(async () => (await copied(page)) === boleto.pix, () => copied(page));
  await dialog.getByRole('img', { name: 'QR Code do Pix' }).waitFor();
  const coming = page.waitForEvent('download');
  await form.button('Baixar PDF').click();
  const file = await coming;
  assert.equal(file.suggestedFilename(), `boleto-${made.tax_id}-${kept.due_on}.pdf`);
  assert.equal(readFileSync(await file.path()).subarray(0, 5).toString(), '%PDF-');
  await accessible(page, 'a boleto');
  await picture(page, 'boleto-2-registered');
  await form.button('Consultar o Asaas').click();
  await page.getByText('Sem novidades: o Asaas ainda o espera').waitFor();
  await page.keyboard.press('Escape');
  const row = page.locator('tbody tr').filter({ hasText: 'Mensalidade de novembro' });
  await row.getByText('Boleto registrado').waitFor();

  await it.asaas.pay(charge.id, DEBT, day(0));
  assert.equal(await it.asaas.tell(address, `${secret.slice(0, -1)}x`, 'PAYMENT_RECEIVED', charge.id), 404);
  assert.equal(await it.asaas.tell(address, secret, 'PAYMENT_RECEIVED', charge.id), 200);
  await page.reload();
  await row.getByText('Boleto pago').waitFor();
  await row.locator('td').getByText(/^Asaas, /).waitFor();
  await row.getByRole('button', { name: 'Boleto pago: Mensalidade de novembro' }).click();
  await form.told(/^Pago: R\$\s129,90 em /).waitFor();
  await accessible(page, 'a boleto that was paid');
  await picture(page, 'boleto-3-paid');
  await owner.reload();
  await until(async () => /^hoje/.test(await fact(owner.locator('main'), 'Último aviso').innerText()), () => 'no event was heard');
  assert.equal(await her.told('Copie agora').count(), 0, 'the token is told once');
  await page.closeQuietly();
  await owner.closeQuietly();
});

test('a boleto is cancelled once it was asked, and another registered', { timeout: 120_000 }, async () => {
  const hook = await connect();
  const { account: made, token } = await account(it, 'pt', 'jatoba', { name: 'Jatobá Móveis Ltda' });
  await schedule(made, token, 'Treinamento', 45_000);
  await schedule(made, token, 'Selo', 300);
  const page = await open(it.browser, { ...RESELLERS.pt, theme: 'dark' });
  await signIn(page, it.address, it.managers.pt, `/accounts/${made.id}/payments`);
  const on = hands(page);
  const form = hands(page.getByRole('dialog'));
  await on.button('Registrar boleto: Selo').click();
  await form.button('Registrar boleto').click();
  await form.told('O valor da cobrança deve ser maior ou igual a R$ 5,00.').waitFor();
  await accessible(page, 'a boleto that is refused');
  await page.keyboard.press('Escape');
  await on.button('Boleto não registrado: Selo').click();
  await form.told('Foi pedido e não ficou registrado').waitFor();
  await form.button('Pedir de novo').waitFor();
  await accessible(page, 'a boleto that is not there');
  await page.keyboard.press('Escape');

  await on.button('Registrar boleto: Treinamento').click();
  await form.button('Registrar boleto').click();
  await form.button('Cancelar boleto…').click();
  await form.told('Cancelar este boleto?').waitFor();
  await accessible(page, 'cancelling a boleto');
  await form.button('Manter').click();
  await form.button('Cancelar boleto…').click();
  await form.button('Cancelar boleto').click();
  await form.told('Cancelado: não pode mais ser pago.').waitFor();
  assert.deepEqual((await it.asaas.charges()).filter(({ value }) => value === 450).map(({ deleted }) => deleted), [true]);
  await form.button('Registrar outro boleto').click();
  await form.button('Baixar PDF').waitFor();
  const living = (await it.asaas.charges()).filter(({ deleted, value }) => !deleted && value === 450);
  assert.equal(living.length, 1);
  await accessible(page, 'a boleto in the dark');
  await picture(page, 'boleto-4-dark');

  await it.asaas.pay(living[0].id, 45_000, day(0));
  await form.button('Consultar o Asaas').click();
  await page.getByText('O Asaas responde: Boleto pago').waitFor();
  await form.told(/^Pago: R\$\s450,00 em /).waitFor();
  assert.equal(await it.asaas.tell(hook.address, hook.token, 'PAYMENT_RECEIVED', living[0].id), 200);
  await page.closeQuietly();
});

test('a provider is changed, given another token, and removed', { timeout: 120_000 }, async () => {
  await connect();
  const page = await open(it.browser, { ...RESELLERS.pt, width: 768 });
  await signIn(page, it.address, OWNER, '/payment-provider');
  const on = hands(page);
  const dialog = hands(page.getByRole('dialog'));
  await on.button('Alterar…').click();
  await dialog.told('Deixe em branco para mantê-la.').waitFor();
  await dialog.side('Produção').click();
  await dialog.told('Para o outro ambiente é preciso a chave dele.').waitFor();
  await dialog.button('Salvar').click();
  await dialog.told('Falta este dado.').waitFor();
  await dialog.side('Teste').click();
  await dialog.button('Salvar').click();
  await on.told('Provedor de pagamentos salvo').waitFor();
  assert.equal(await on.told('Copie agora').count(), 0, 'the token stays the one it was');

  await on.button('Novo token…').click();
  await dialog.told('O atual deixa de valer').waitFor();
  await accessible(page, 'another token');
  await dialog.button('Criar token').click();
  await on.told('Copie agora: não será mostrado de novo.').waitFor();
  await picture(page, 'provider-3-tablet');
  await on.button('Remover…').click();
  await accessible(page, 'removing a provider');
  await dialog.button('Remover o Asaas').click();
  await on.title('Ainda não há provedor de pagamentos').waitFor();
  assert.equal((await it.installation.read('/payment-provider', await it.installation.signIn(OWNER))).provider, null);
  await page.closeQuietly();
});

test('boletos fit a telephone, and Peru is told that it needs none', { timeout: 120_000 }, async () => {
  await connect();
  const { account: made, token } = await account(it, 'pt', 'umbuzeiro', { name: 'Umbuzeiro Comércio de Frutas e Derivados Ltda' });
  await schedule(made, token, 'Licença anual do sistema de emissão', 1_234_500);
  for (const theme of ['light', 'dark']) {
    const page = await open(it.browser, { ...RESELLERS.pt, width: 360, height: 780, theme });
    await signIn(page, it.address, OWNER, `/accounts/${made.id}/payments`);
    const within = async (what) => {
      await fits(page, what);
      await accessible(page, what);
      await picture(page, `boleto-phone-${theme}-${what.replaceAll(' ', '-')}`);
    };
    await within('payments with a boleto');
    await hands(page).button(/boleto.*: Licença anual do sistema de emissão$/i).click();
    const form = hands(page.getByRole('dialog'));
    if (theme === 'light') await form.button('Registrar boleto').click();
    await form.button('Baixar PDF').waitFor();
    const sides = await page.getByRole('dialog').evaluate((each) => [each.scrollWidth, each.clientWidth]);
    assert.ok(sides[0] <= sides[1], `the dialog: ${sides}`);
    await within('a boleto on a telephone');
    await visit(page, it.address, '/payment-provider');
    await within('a provider on a telephone');
    await page.closeQuietly();
  }

  const page = await open(it.browser, RESELLERS.es);
  await signIn(page, it.address, 'dueno@sillar.example', '/receivables');
  assert.equal(await hands(page).link('Boletos y Pix').count(), 0, 'no entry of the menu');
  await visit(page, it.address, '/payment-provider');
  await hands(page).title('Solo hace falta en Brasil').waitFor();
  await accessible(page, 'a provider that is not needed');
  await page.closeQuietly();
});
