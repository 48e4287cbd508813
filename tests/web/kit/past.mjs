// What happened before a story begins: the clock of a running installation is the machine's.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { root } from './installation.mjs';

const BACKDATE = `
import datetime, sqlite3, sys
rows = sqlite3.connect(sys.argv[1], timeout=30)
with rows:
    for at, line in rows.execute("SELECT written_at, id FROM invoice_lines").fetchall():
        before = datetime.datetime.fromisoformat(at) - datetime.timedelta(days=40)
        rows.execute("UPDATE invoice_lines SET written_at = ? WHERE id = ?", (before.isoformat(sep=at[10]), line))
`;

/** Makes what resellers are to be invoiced for something that was written more than a month ago. */
export function linesOfAMonthAgo(installation) {
  const python = join(root, 'target', 'tools', 'bin', 'python');
  execFileSync(python, ['-c', BACKDATE, join(installation.data, 'talonario.sqlite')]);
}
