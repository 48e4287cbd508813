// An account is edited: its plan, its cycle, who takes what it issues, its mail; and by two people at once, where nobody
// loses what was typed. The latter in Spanish, Portuguese and English.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn } from './kit/browser.mjs';
import { fact, hands, part } from './kit/hands.mjs';
import { RESELLERS, account, stage } from './kit/stage.mjs';
import { arrived, holds, isOn, many } from './kit/wait.mjs';

const it = stage({ languages: ['es', 'pt', 'en'], mail: true });

test('plan, cycle, sender and mail of an account', { timeout: 120_000 }, async () => {
  const { account: made, token } = await account(it, 'es', 'pukara');
  const larger = await it.installation.send('POST', '/plans', { name: 'Cosecha', terms: { documents: 900, users: 9 } }, token);
  const page = await open(it.browser);
  const on = hands(page);
  await signIn(page, it.address, it.managers.es, `/accounts/${made.id}/overview`);
  await on.link('Editar').first().click();
  await arrived(page, `/accounts/${made.id}/edit`, 'Editar la cuenta');
  const fixed = part(page, 'No cambia');
  await fact(fixed, 'Hostname').getByText('pukara', { exact: true }).waitFor();
  for (const field of ['RUC', 'Hostname', 'Correo de acceso', 'Nombre de la empresa']) await many(on.field(field), 0);
  await accessible(page, 'the page that edits an account');
  await picture(page, 'edit-1-before');

  await on.select('Plan').selectOption(larger.id);
  await on.select('Inicio del ciclo').selectOption({ label: 'Día 30' });
  await on.select('Envío').selectOption({ label: 'OSE' });
  await on.field('Dirección del OSE').fill('https://ose.example/ws');
  await on.told(/^Guardada el .* Escríbela solo para cambiarla\.$/).waitFor();
  await on.field('Servidor').fill('localhost');
  await on.select('Seguridad').selectOption({ label: 'Ninguna' });
  await on.field('Puerto').fill(String(it.mail.port));
  await on.field('Nombre del remitente').fill('Pukara Textil');
  await on.field('Correo del remitente').fill('facturas@pukara.example');
  await on.field('Responder a').fill('ventas@pukara.example');
  await on.button('Enviar prueba').click();
  await on.told(/El servidor aceptó el mensaje/).waitFor();
  const letter = await it.mail.next();
  assert.deepEqual([letter.from, letter.reply_to], ['Pukara Textil <facturas@pukara.example>', 'ventas@pukara.example']);
  await on.button('Guardar cambios').click();
  await arrived(page, '/overview', made.name);
  await on.told(`${made.name}: cambios guardados`).waitFor();
  const card = part(page, 'Entorno y correo');
  await fact(card, 'Envío').getByText('OSE', { exact: true }).waitFor();
  await fact(card, 'Correo saliente').getByText('facturas@pukara.example · localhost').waitFor();
  await fact(part(page, 'Datos'), 'Plan').getByText('Cosecha').waitFor();
  await picture(page, 'edit-2-after');

  const { account: after, settings } = await it.installation.read(`/accounts/${made.id}/settings`, token);
  assert.deepEqual([after.plan.id, after.cycle_day, after.documents.plan], [larger.id, 30, 900]);
  assert.deepEqual([settings.system.sender, settings.system.ose_url], ['ose', 'https://ose.example/ws']);
  assert.ok(settings.system.sol_password_set_at, 'the password it had stays');
  assert.deepEqual([settings.mail.from_address, settings.mail.reply_to], ['facturas@pukara.example', 'ventas@pukara.example']);

  await on.link('Editar').first().click();
  await arrived(page, `/accounts/${made.id}/edit`, 'Editar la cuenta');
  await holds(on.field('Servidor'), 'localhost');
  await part(page, 'Correo saliente').getByRole('button', { name: 'Quitar' }).click();
  await on.button('Guardar cambios').click();
  await arrived(page, '/overview', made.name);
  await fact(part(page, 'Entorno y correo'), 'Correo saliente').getByText('Sin configurar').waitFor();
  const { settings: last } = await it.installation.read(`/accounts/${made.id}/settings`, token);
  assert.equal(last.mail, null);
  await page.closeQuietly();
});

const together = {
  es: {
    edit: 'Editar la cuenta', cycle: 'Inicio del ciclo', day: 'Día 12', host: 'Servidor', reply: 'Responder a',
    fromName: 'Nombre del remitente', from: 'Correo del remitente', save: 'Guardar cambios', saved: 'cambios guardados',
    others: 'Otra persona cambió la cuenta mientras la editabas.', theirs: 'Ya ves lo suyo en: Inicio del ciclo.',
    both: /También cambiaste tú: Nombre del remitente\. Se conserva lo tuyo/,
  },
  pt: {
    edit: 'Editar a conta', cycle: 'Início do ciclo', day: 'Dia 12', host: 'Servidor', reply: 'Responder a',
    fromName: 'Nome do remetente', from: 'E-mail do remetente', save: 'Salvar alterações', saved: 'alterações salvas',
    others: 'Outra pessoa alterou a conta enquanto você editava.', theirs: 'Você já vê o dela em: Início do ciclo.',
    both: /Você também mudou: Nome do remetente\. O seu fica/,
  },
  en: {
    edit: 'Edit the account', cycle: 'Start of the cycle', day: 'Day 12', host: 'Server', reply: 'Reply to',
    fromName: 'Sender\'s name', from: 'Sender\'s address', save: 'Save changes', saved: 'changes saved',
    others: 'Somebody changed the account while you were editing it.', theirs: 'You now see theirs in: Start of the cycle.',
    both: /You changed these too: Sender's name\. Yours stay/,
  },
};

/** Goes with the next build of the browser application. */
for (const [language, words] of Object.entries(together)) {
  test(`two people edit one account at once, in ${language}`, { timeout: 120_000 }, () => both(language, words));
}

/** One saves the day and a name; the other, who had begun before, keeps the own name and gets the day. */
async function both(language, words) {
  const settings = { host: 'localhost', port: it.mail.port, security: 'none' };
  const mail = { ...settings, from_name: 'Antes', from_address: 'facturas@wayra.example' };
  const { account: made, token } = await account(it, language, `wayra-${language}`, { mail });
  const edit = async (email) => {
    const page = await open(it.browser, RESELLERS[language]);
    await signIn(page, it.address, email, `/accounts/${made.id}/edit`);
    await holds(hands(page).field(words.fromName), 'Antes');
    return page;
  };
  const first = await edit(it.managers[language]);
  const second = await edit(`dueno@${RESELLERS[language].domain}`);

  await hands(first).select(words.cycle).selectOption({ label: words.day });
  await hands(first).field(words.fromName).fill('Nombre de la primera');
  await hands(first).button(words.save).click();
  await arrived(first, '/overview', made.name);

  const on = hands(second);
  await on.field(words.fromName).fill('Nombre de la segunda');
  await on.field(words.reply).fill('ventas@wayra.example');
  await on.button(words.save).click();
  await on.told(words.others).waitFor();
  await on.told(words.theirs).waitFor();
  await on.told(words.both).waitFor();
  await holds(on.field(words.fromName), 'Nombre de la segunda');
  await holds(on.field(words.reply), 'ventas@wayra.example');
  await holds(on.select(words.cycle), '12');
  await accessible(second, 'an account that somebody else changed');
  await picture(second, `edit-${language}-at-once`);
  const between = await it.installation.read(`/accounts/${made.id}/settings`, token);
  assert.deepEqual([between.settings.mail.from_name, between.account.cycle_day], ['Nombre de la primera', 12]);

  await on.button(words.save).click();
  await arrived(second, '/overview', made.name);
  await on.told(`${made.name}: ${words.saved}`).waitFor();
  const after = await it.installation.read(`/accounts/${made.id}/settings`, token);
  assert.deepEqual([after.settings.mail.from_name, after.settings.mail.reply_to], ['Nombre de la segunda', 'ventas@wayra.example']);
  assert.equal(after.account.cycle_day, 12, 'what the first changed stays');
  await first.closeQuietly();
  await second.closeQuietly();
}

test('the switch by which a client may pass to production itself', { timeout: 120_000 }, async () => {
  const { account: made, token } = await account(it, 'es', 'qantu', { environment: 'demo' });
  const page = await open(it.browser);
  const on = hands(page);
  await signIn(page, it.address, it.managers.es, `/accounts/${made.id}/edit`);
  const turn = on.turn('Tu cliente puede pasar de demo a producción');
  await isOn(turn, false);
  await turn.click();
  await isOn(turn);
  await on.button('Guardar cambios').click();
  await arrived(page, '/overview', made.name);
  const { settings } = await it.installation.read(`/accounts/${made.id}/settings`, token);
  assert.equal(settings.client_may_switch, true);
  await page.closeQuietly();
});
