// What a team does by mail, with a real mail server: an invitation is sent again and the first no longer works, one is
// taken back, and a member takes another address. In Spanish, Portuguese and English.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessible, open, picture, signIn, visit } from './kit/browser.mjs';
import { hands, take } from './kit/hands.mjs';
import { PASSWORD } from './kit/installation.mjs';
import { RESELLERS, stage } from './kit/stage.mjs';
import { arrived, holds, many, still } from './kit/wait.mjs';

const stories = {
  es: {
    acts: 'Acciones sobre Lucía Quispe', again: 'Enviar la invitación otra vez', sent: (to) => `Enviamos el enlace a ${to}`,
    revoke: 'Anular la invitación…', sure: 'Anular la invitación', revoked: 'Invitación anulada', spent: 'Este enlace ya no sirve',
    welcome: 'Te damos la bienvenida, Lucía Quispe', invited: 'Te invitan a Sillar Factura', change: 'Cambiar el correo', fresh: 'Correo nuevo',
    password: 'Tu contraseña', wrong: 'La contraseña no es la actual.', asked: (to) => `Enviamos un enlace a ${to}`, waits: /al abrirlo será tu correo/,
    changes: 'Cambia tu correo en Sillar Factura', prove: 'Confirma tu correo en Sillar Factura', confirm: 'Confirma tu correo', yes: 'Confirmar',
    done: 'Correo confirmado', go: 'Seguir', mine: 'Confirmado', list: 'Equipo', me: 'Mi perfil', home: 'Inicio',
  },
  pt: {
    acts: 'Ações sobre Lucía Quispe', again: 'Enviar o convite de novo', sent: (to) => `Enviamos o link para ${to}`,
    revoke: 'Anular o convite…', sure: 'Anular o convite', revoked: 'Convite anulado', spent: 'Este link não serve mais',
    welcome: 'Boas-vindas, Lucía Quispe', invited: 'Convite para Ipê Notas', change: 'Trocar o e-mail', fresh: 'Novo e-mail',
    password: 'Sua senha', wrong: 'A senha não é a atual.', asked: (to) => `Enviamos um link para ${to}`, waits: /ao abrir, será seu e-mail/,
    changes: 'Mudança de e-mail em Ipê Notas', prove: 'Confirme seu e-mail em Ipê Notas', confirm: 'Confirme seu e-mail', yes: 'Confirmar',
    done: 'E-mail confirmado', go: 'Continuar', mine: 'Confirmado', list: 'Equipe', me: 'Meu perfil',
  },
  en: {
    acts: 'Actions on Lucía Quispe', again: 'Send the invitation again', sent: (to) => `The link went to ${to}`,
    revoke: 'Revoke the invitation…', sure: 'Revoke the invitation', revoked: 'Invitation revoked', spent: 'This link no longer works',
    welcome: 'Welcome, Lucía Quispe', invited: 'You are invited to Chasqui Digital', change: 'Change the e-mail', fresh: 'New e-mail',
    password: 'Your password', wrong: 'This is not the current password.', asked: (to) => `A link went to ${to}`, waits: /opening it makes it your address/,
    changes: 'Your e-mail at Chasqui Digital is changing', prove: 'Confirm your e-mail at Chasqui Digital', confirm: 'Confirm your e-mail', yes: 'Confirm',
    done: 'E-mail confirmed', go: 'Go on', mine: 'Confirmed', list: 'Team', me: 'My profile',
  },
};

const it = stage({ languages: ['es', 'pt', 'en'], sends: true });

for (const [language, words] of Object.entries(stories)) {
  test(`an invitation again and taken back, in ${language}`, { timeout: 120_000 }, () => invite(language, words));
  test(`a member takes another address, in ${language}`, { timeout: 120_000 }, () => move(language, words));
}

async function invite(language, words) {
  const { domain } = RESELLERS[language];
  const email = `lucia@${domain}`;
  const token = await it.installation.signIn(`dueno@${domain}`);
  const body = { name: 'Lucía Quispe', email, role: 'support', language };
  await it.installation.send('POST', '/invitations', body, token);
  const first = await it.mail.next();
  assert.deepEqual([first.subject, first.envelope[1]], [words.invited, email]);

  const page = await open(it.browser, RESELLERS[language]);
  const on = hands(page);
  await signIn(page, it.address, `dueno@${domain}`, '/members');
  await page.getByRole('heading', { level: 1, name: words.list }).waitFor();
  await take(page, words.acts, words.again);
  await on.told(words.sent(email)).waitFor();
  const second = await it.mail.next();
  assert.deepEqual([second.subject, second.envelope[1]], [words.invited, email]);
  assert.notEqual(second.path, first.path);
  await accessible(page, 'the team with somebody invited again');
  await picture(page, `team-${language}-1-again`);

  const guest = await open(it.browser, RESELLERS[language]);
  const title = (name) => guest.getByRole('heading', { level: 1, name }).waitFor();
  await guest.goto(it.address + first.path);
  await title(words.spent);
  await guest.goto(it.address + second.path);
  await title(words.welcome);

  await take(page, words.acts, words.revoke);
  await accessible(page, 'the dialog that takes an invitation back');
  await picture(page, `team-${language}-2-revoke`);
  await hands(page.getByRole('dialog')).button(words.sure).click();
  await on.told(words.revoked).waitFor();
  await many(on.row(/Lucía Quispe/), 0);
  await guest.reload();
  await title(words.spent);
  await accessible(guest, 'an invitation that was taken back');
  const members = await it.installation.read('/members', token);
  assert.ok(!members.items.some((member) => member.email === email), 'the address is free again');
  await page.closeQuietly();
  await guest.closeQuietly();
}

test('whoever confirmed an address is told so, and goes on', { timeout: 120_000 }, () => {
  const { done, go, home } = stories.es;
  return move('es', stories.es, 'mario.q', async (page) => {
    await page.getByRole('heading', { level: 1, name: done }).waitFor();
    await accessible(page, 'an address that was confirmed');
    await picture(page, 'team-es-4-confirmed');
    await hands(page).link(go).click();
    await arrived(page, '/overview', home);
  });
});

/** `follows` looks at the page as it is right after the address was confirmed. */
async function move(language, words, name = 'mario.quispe', follows = null) {
  const { domain } = RESELLERS[language];
  const [old, fresh] = [it.managers[language], `${name}@${domain}`];
  const page = await open(it.browser, RESELLERS[language]);
  const on = hands(page);
  await signIn(page, it.address, old, '/me');
  await page.getByRole('heading', { level: 1, name: words.me }).waitFor();
  await on.field(words.fresh).fill(fresh);
  await on.secret(words.password).fill('otra-cualquiera');
  await on.button(words.change).click();
  await on.told(words.wrong).waitFor();
  await holds(on.field(words.fresh), fresh);
  await on.secret(words.password).fill(PASSWORD);
  await on.button(words.change).click();
  await on.told(words.waits).waitFor();
  await accessible(page, 'a profile with an address to be confirmed');
  await picture(page, `team-${language}-3-waiting`);

  const letters = [await it.mail.next(), await it.mail.next()];
  const link = letters.find((letter) => letter.envelope[1] === fresh);
  const told = letters.find((letter) => letter.envelope[1] === old);
  assert.deepEqual([link.subject, told.subject, told.path], [words.prove, words.changes, undefined]);
  assert.match(told.text, new RegExp(fresh));
  assert.ok(await it.installation.signIn(old), 'until then one signs in with the address one has');

  await page.goto(it.address + link.path);
  await page.getByRole('heading', { level: 1, name: words.confirm }).waitFor();
  await page.getByText(fresh).waitFor();
  await accessible(page, 'the page that confirms an address');
  const confirmed = page.waitForResponse((response) => response.url().endsWith('/links/email') && response.ok());
  await on.button(words.yes).click();
  await confirmed;
  await follows?.(page);
  await visit(page, it.address, '/me');
  await page.getByText(fresh, { exact: true }).waitFor();
  await page.getByText(words.mine, { exact: true }).waitFor();
  await many(on.told(words.waits), 0);
  await still(page);
  assert.ok(await it.installation.signIn(fresh));
  await assert.rejects(it.installation.signIn(old), /401/);
  await page.goto(it.address + link.path);
  await page.getByRole('heading', { level: 1, name: words.spent }).waitFor();
  it.managers[language] = fresh;
  await page.closeQuietly();
}
