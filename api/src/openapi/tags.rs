//! What each feature of the API is about, in the order of the features.

/// A feature, and what it is about.
pub(super) const TAGS: &[(&str, &str)] = &[
    ("auth", "Signing in and out, one's own profile, password and sessions."),
    ("users", "Members: the people who work for a reseller."),
    (
        "links",
        "One-use links: invitations, new passwords, proof of an e-mail address.",
    ),
    ("resellers", "Resellers and what they may have, for the operator."),
    (
        "modules",
        "The catalogue of what an account's software can show: modules and their parts.",
    ),
    (
        "places",
        "Countries, and the divisions of Peru and Brazil by INEI's and IBGE's codes.",
    ),
    ("plans", "What a reseller sells, with its limits."),
    ("settings", "Trying the mail settings of accounts."),
    (
        "accounts",
        "Client companies, and the keys their own software signs in with.",
    ),
    ("moves", "Moving accounts between plans and their versions."),
    ("views", "Ways of looking at the list of accounts that a member keeps."),
    (
        "inbox",
        "The fiscal inbox: what of all accounts needs a person, and who sees to it.",
    ),
    ("limits", "What an account may use: plan, override, switch, use."),
    ("usage", "What accounts used, cycle by cycle."),
    (
        "integrations",
        "What an account's own software asks and reports, with its integration key.",
    ),
    ("documents", "Fiscal documents, as the XML that was issued."),
    (
        "admissions",
        "Leave to issue, to add users or establishments, to look numbers up: given and counted in one moment.",
    ),
    ("lookup", "Who is behind a RUC, DNI or CNPJ."),
    ("audit", "What happened, who did it, and what it was before and after."),
    (
        "reports",
        "The XML of many documents as one archive, and what was issued as a file. Large ones are made as jobs; their \
         files are fetched by links that expire.",
    ),
    (
        "retention",
        "How long the files of documents stay at hand, and which are in colder storage.",
    ),
    (
        "ledger",
        "What an account owes and has paid, entry by entry. Entries are never changed: what was wrong is reversed. What \
         comes in settles the charge it is meant for, then what is due the longest.",
    ),
    (
        "payments",
        "What is to come in for an account, on which day and how; confirmed, in part too, cancelled or taken back.",
    ),
    (
        "invoices",
        "What resellers owe the operator for the accounts that they pay for themselves: an invoice a month and currency, \
         with a line for each period of an account.",
    ),
    (
        "boletos",
        "Boletos and their Pix: registered with the reseller's payment provider for a payment that is waited for, which \
         is confirmed when the provider says that it was paid.",
    ),
    (
        "statements",
        "What an account owed and paid over some days, to be read, taken as a file or sent by e-mail; and who of all \
         owes what, by how long it has been due.",
    ),
    (
        "subscriptions",
        "What an account is charged again and again, from its plan and its extras: each period once, in advance. A \
         change of plan settles the period that runs.",
    ),
    ("dunning", "What follows, step by step, while an account does not pay."),
    (
        "overview",
        "A reseller's accounts and documents at a glance. Days and months are those of its country. An account is lost \
         in the month it is locked, at any level, and returned in the month it is unlocked; another level is neither. \
         Demo twins count as accounts, but are never new, lost or returned.",
    ),
];
