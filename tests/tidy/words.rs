//! Words that do not belong somewhere, and why.

use crate::tree::{File, files, hold};

struct Ban {
    /// Where it holds: below this folder, in files whose names end so.
    under: &'static str,
    endings: &'static [&'static str],
    words: &'static [&'static str],
    advice: &'static str,
    /// What it must catch.
    sample: &'static str,
}

const CODE: &[&str] = &[".rs", ".css", ".js", ".mjs", ".sh", ".toml", ".html", ".yaml"];

const BANS: &[Ban] = &[
    Ban {
        under: "",
        endings: &[".rs"],
        words: &[concat!("#[al", "low("), concat!("#![al", "low(")],
        advice: "Do what the lint says, or say why not: #[expect(…, reason = \"…\")] notices when it is not needed.",
        sample: concat!("#[al", "low(dead_code)]"),
    },
    Ban {
        under: "",
        endings: CODE,
        words: &[
            concat!("TO", "DO"),
            concat!("FIX", "ME"),
            concat!("to", "do!"),
            concat!("unimple", "mented!"),
            concat!("db", "g!("),
        ],
        advice: "Finish it, or leave it out: nothing half done is kept.",
        sample: concat!("    to", "do!()"),
    },
    Ban {
        under: "web/src",
        endings: &[".rs"],
        words: &["\"/api/"],
        advice: "Pages send calls of `types`, by kit::http; no page knows a URL.",
        sample: "let url = \"/api/v1/accounts\";",
    },
    Ban {
        under: "web",
        endings: &[".rs", ".html"],
        words: &[" style="],
        advice: "The content security policy refuses style attributes: use a class, or `style:name=` for a computed value.",
        sample: "<p style=\"color: red\">",
    },
    Ban {
        under: "",
        endings: &[],
        words: &[
            concat!("/ho", "me/"),
            concat!("/ro", "ot/"),
            concat!("/wo", "rk/"),
            concat!("/Us", "ers/"),
        ],
        advice: "The project knows no machine: use paths relative to its folder.",
        sample: concat!("cd /ho", "me/rosa"),
    },
    Ban {
        under: "api/src",
        endings: &[".rs"],
        words: &["println!", "print!", "eprintln!", "eprint!"],
        advice: "The service logs with tracing; only commands (main.rs, demo) talk to a terminal.",
        sample: "println!(\"started\");",
    },
];

impl Ban {
    fn concerns(&self, file: &File) -> bool {
        let talks = self.under == "api/src" && (file.path == "api/src/main.rs" || file.part() == Some("demo"));
        !talks
    }
}

#[test]
fn no_word_is_where_it_does_not_belong() {
    for ban in BANS {
        let places: Vec<_> = files(ban.under, ban.endings)
            .iter()
            .filter(|file| ban.concerns(file))
            .flat_map(|file| file.places(ban.words))
            .collect();
        hold(ban.advice, &places);
    }
}

#[test]
fn every_ban_catches_its_sample() {
    for ban in BANS {
        let caught = File::new("api/src/plans/model.rs", ban.sample).places(ban.words);
        assert_eq!(caught.len(), 1, "{}", ban.advice);
    }
}
