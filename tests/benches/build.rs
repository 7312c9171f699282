//! The build time of derived code: `cargo bench --bench build`, a few minutes. Compare only ratios within one run.
//!
//! For each contender it writes a crate of structs with different names and limits, because the compiler merges equal
//! functions. It needs `sh`, and `size` of the binutils for the machine code.

use std::path::Path;
use std::process::Command;
use std::{fs, io};

const N_STRUCTS: u32 = 200;
const N_BUILDS: usize = 5;

/// The fields of each struct. `{n}`, here and below, is the number of the struct.
const FIELDS: [(&str, &str); 10] = [
    ("name_{n}", "String"),
    ("nick_{n}", "Option<String>"),
    ("mail_{n}", "String"),
    ("site_{n}", "Option<String>"),
    ("age_{n}", "u32"),
    ("score_{n}", "f64"),
    ("limit_{n}", "Option<u32>"),
    ("locale_{n}", "String"),
    ("nonce_{n}", "Option<String>"),
    ("tags_{n}", "Vec<String>"),
];

struct Contender {
    name: &'static str,
    dependency: &'static str,
    derive: &'static str,
    /// The attributes of the fields.
    rules: [&'static str; 10],
    /// The code that its crate has once.
    once: &'static str,
    /// The code for each struct.
    beside: &'static str,
    /// The function that checks a struct.
    check: &'static str,
}

const PLAIN: Contender = Contender {
    name: "plain",
    dependency: "",
    derive: "",
    rules: [""; 10],
    once: "",
    beside: "",
    check: "()",
};

const HAND: Contender = Contender {
    name: "hand",
    once: r#"
        fn bits(holds: &[bool]) -> u64 {
            holds.iter().enumerate().fold(0, |bits, (i, holds)| bits | u64::from(!holds) << i)
        }
        #[inline(never)]
        fn n_chars(text: &str) -> usize {
            text.chars().count()
        }
        fn length(text: &str, min: usize, max: usize) -> bool {
            (min..=max).contains(&n_chars(text))
        }
        fn mail(text: &str) -> bool {
            let Some((local, domain)) = text.rsplit_once('@') else { return false };
            let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
            let is_label = |label: &str| {
                (1..=63).contains(&label.len())
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            };
            !local.is_empty() && local.bytes().all(is_word) && domain.split('.').all(is_label)
        }
        fn url(text: &str) -> bool {
            let Some((scheme, rest)) = text.split_once("://") else { return false };
            scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
                && !rest.starts_with(['/', '?', '#'])
                && !rest.is_empty()
                && !rest.contains(|char: char| char.is_whitespace() || char.is_control())
        }"#,
    beside: r#"
        impl Request{n} {
            pub fn check(&self) -> u64 {
                let holds = [
                    length(&self.name_{n}, 1, {n}),
                    self.nick_{n}.as_ref().is_none_or(|nick| length(nick, 0, {n})),
                    mail(&self.mail_{n}),
                    self.site_{n}.as_ref().is_none_or(|site| url(site)),
                    (1..={n}).contains(&self.age_{n}),
                    (0.0..={n}.5).contains(&self.score_{n}),
                    self.limit_{n}.is_none_or(|limit| (10..={n}0).contains(&limit)),
                    matches!(self.locale_{n}.as_str(), "en" | "de" | "x-{n}"),
                    self.nonce_{n}.is_some(),
                    self.tags_{n}.len() <= {n},
                ];
                bits(&holds)
            }
        }"#,
    check: "Request{n}::check as fn(&_) -> _",
    ..PLAIN
};

const OURS: Contender = Contender {
    name: "ours",
    dependency: concat!(
        "token-request = { path = '",
        env!("CARGO_MANIFEST_DIR"),
        "/token-request' }"
    ),
    derive: "#[derive(token_request::Validate)]",
    rules: [
        "#[validate(length(min = 1, max = {n}))]",
        "#[validate(length(max = {n}))]",
        "#[validate(email)]",
        "#[validate(url)]",
        "#[validate(range(min = 1, max = {n}))]",
        "#[validate(range(min = 0.0, max = {n}.5))]",
        "#[validate(range(min = 10, max = {n}0))]",
        r#"#[validate(one_of("en", "de", "x-{n}"))]"#,
        "#[validate(required)]",
        "#[validate(length(max = {n}))]",
    ],
    check: "<Request{n} as token_request::Validate>::validate as fn(&_) -> _",
    ..PLAIN
};

const WITHOUT_BRIDGE: Contender = Contender {
    name: "ours-without-default-features",
    dependency: concat!(
        "token-request = { path = '",
        env!("CARGO_MANIFEST_DIR"),
        "/token-request', default-features = false, features = ['url'] }"
    ),
    ..OURS
};

const VALIDATOR: Contender = Contender {
    name: "validator",
    dependency: "validator = { version = '0.21', features = ['derive'] }",
    derive: "#[derive(validator::Validate)]",
    rules: [
        "#[validate(length(min = 1, max = {n}))]",
        "#[validate(length(max = {n}))]",
        "#[validate(email)]",
        "#[validate(url)]",
        "#[validate(range(min = 1, max = {n}))]",
        "#[validate(range(min = 0.0, max = {n}.5))]",
        "#[validate(range(min = 10, max = {n}0))]",
        "#[validate(custom(function = locale_{n}))]",
        "#[validate(required)]",
        "#[validate(length(max = {n}))]",
    ],
    beside: r#"
        fn locale_{n}(locale: &str) -> Result<(), validator::ValidationError> {
            let known = ["en", "de", "x-{n}"].contains(&locale);
            if known { Ok(()) } else { Err(validator::ValidationError::new("locale")) }
        }"#,
    check: "<Request{n} as validator::Validate>::validate as fn(&_) -> _",
    ..PLAIN
};

const GARDE: Contender = Contender {
    name: "garde",
    dependency: "garde = { version = '0.23', features = ['derive', 'email', 'url'] }",
    derive: "#[derive(garde::Validate)]",
    rules: [
        "#[garde(length(chars, min = 1, max = {n}))]",
        "#[garde(length(chars, max = {n}))]",
        "#[garde(email)]",
        "#[garde(url)]",
        "#[garde(range(min = 1, max = {n}))]",
        "#[garde(range(min = 0.0, max = {n}.5))]",
        "#[garde(range(min = 10, max = {n}0))]",
        r#"#[garde(custom(one_of(&["en", "de", "x-{n}"])))]"#,
        "#[garde(required)]",
        "#[garde(length(max = {n}))]",
    ],
    once: r#"
        fn one_of(allowed: &'static [&'static str]) -> impl FnOnce(&str, &()) -> garde::Result {
            move |value, ()| {
                if allowed.contains(&value) { Ok(()) } else { Err(garde::Error::new("not allowed")) }
            }
        }"#,
    check: "<Request{n} as garde::Validate>::validate as fn(&_) -> _",
    ..PLAIN
};

fn main() -> io::Result<()> {
    let contenders = [HAND, OURS, WITHOUT_BRIDGE, VALIDATOR, GARDE, PLAIN];
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build");
    write_workspace(&workspace, &contenders)?;
    println!(
        "| {N_STRUCTS} structs | debug | release | machine code of one |\n| --- | --- | --- | --- |"
    );
    let mut hand = None;
    for contender in &contenders {
        let cost = Cost::of(contender, &workspace)?;
        println!("| {} | {} |", contender.name, cost.beside(hand.get_or_insert(cost)));
    }
    println!(
        "\nSeconds of user CPU time to build the crate alone, and bytes; in parentheses relative to hand."
    );
    Ok(())
}

#[derive(Clone, Copy)]
struct Cost {
    debug: f64,
    release: f64,
    /// The machine code of one struct.
    code: Option<f64>,
}

impl Cost {
    fn of(contender: &Contender, workspace: &Path) -> io::Result<Self> {
        let krate = workspace.join(contender.name);
        Ok(Self {
            debug: seconds(&krate, "dev")?,
            release: seconds(&krate, "release")?,
            code: machine_code(&krate, contender)?,
        })
    }

    /// The cells of its row.
    fn beside(&self, hand: &Self) -> String {
        let time = |time, hand| format!("{time:.2} s ({:.1})", time / hand);
        let code = self.code.zip(hand.code);
        let code =
            code.map_or("?".into(), |(code, hand)| format!("{code:.0} B ({:.1})", code / hand));
        [time(self.debug, hand.debug), time(self.release, hand.release), code].join(" | ")
    }
}

fn write_workspace(workspace: &Path, contenders: &[Contender]) -> io::Result<()> {
    let names: Vec<_> = contenders.iter().map(|contender| contender.name).collect();
    for contender in contenders {
        let krate = workspace.join(contender.name);
        fs::create_dir_all(krate.join("src/bin"))?;
        fs::write(krate.join("Cargo.toml"), contender.manifest())?;
        fs::write(krate.join("src/lib.rs"), contender.library())?;
        for which in ["one", "all"] {
            let main = format!("fn main() {{ structs::{which}() }}\n");
            fs::write(krate.join(format!("src/bin/{}-{which}.rs", contender.name)), main)?;
        }
    }
    let manifest = format!("[workspace]\nresolver = '3'\nmembers = {names:?}\n");
    fs::write(workspace.join("Cargo.toml"), manifest)?;
    let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock");
    fs::copy(lock, workspace.join("Cargo.lock")).map(drop)
}

impl Contender {
    fn manifest(&self) -> String {
        let Self { name, dependency, .. } = self;
        format!(
            "[package]\nname = 'structs-{name}'\nversion = '0.0.0'\nedition = '2024'\n\n\
             [lib]\nname = 'structs'\n\n[dependencies]\n{dependency}\n"
        )
    }

    /// Returns the structs and the functions that check one and all of them, because unused checks are not compiled.
    fn library(&self) -> String {
        let mut code = self.once.to_owned();
        let mut checks = Vec::new();
        for n in 20..20 + N_STRUCTS {
            let fields = self.rules.iter().zip(FIELDS);
            let fields =
                fields.map(|(rule, (name, ty))| format!("    {rule}\n    pub {name}: {ty},\n"));
            let fields: String = fields.collect();
            let (derive, beside) = (self.derive, self.beside);
            let of = |text: &str| text.replace("{n}", &n.to_string());
            code += &of(&format!("\n{derive}\npub struct Request{{n}} {{\n{fields}}}{beside}\n"));
            checks.push(of(&format!("    std::hint::black_box({});\n", self.check)));
        }
        code + "pub fn one() {\n" + &checks[0] + "}\npub fn all() {\n" + &checks.concat() + "}\n"
    }
}

/// Returns the median time to build the library again with its dependencies built.
fn seconds(krate: &Path, profile: &str) -> io::Result<f64> {
    let source = krate.join("src/lib.rs");
    let mut seconds = Vec::new();
    cargo(krate, &["--lib", "--profile", profile])?;
    for _ in 0..N_BUILDS {
        fs::write(&source, fs::read(&source)?)?;
        seconds.push(cargo(krate, &["--lib", "--profile", profile])?);
    }
    seconds.sort_by(f64::total_cmp);
    Ok(seconds[N_BUILDS / 2])
}

/// Builds and returns the seconds of user CPU time, from `times` of the shell.
fn cargo(krate: &Path, args: &[&str]) -> io::Result<f64> {
    let out = Command::new("sh")
        .args(["-c", r#""$0" build --quiet --offline --target-dir ../target "$@" && times"#])
        .arg(env!("CARGO"))
        .args(args)
        .current_dir(krate)
        // A new timestamp makes cargo build all of it.
        .env("CARGO_INCREMENTAL", "0")
        .env("LC_ALL", "C")
        .output()?;
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let times = String::from_utf8_lossy(&out.stdout);
    let user = times.split_whitespace().nth(2).and_then(|user| user.strip_suffix('s'));
    let (minutes, seconds) = user.and_then(|user| user.split_once('m')).expect("`0m1.23s`");
    let number = |text: &str| text.parse::<f64>().expect("a number");
    Ok(60.0 * number(minutes) + number(seconds))
}

/// Returns the machine code of one struct: the difference between programs that check all and one, for each struct; `None` without `size`.
fn machine_code(krate: &Path, contender: &Contender) -> io::Result<Option<f64>> {
    cargo(krate, &["--bins", "--release"])?;
    let text = |which| text(&krate.join(format!("../target/release/{}-{which}", contender.name)));
    let more = text("all").zip(text("one")).map(|(all, one)| all - one);
    Ok(more.map(|more| more / f64::from(N_STRUCTS - 1)))
}

/// Returns the bytes of the section `.text`.
fn text(program: &Path) -> Option<f64> {
    let out = Command::new("size").arg("-A").arg(program).output().ok()?;
    let sections = String::from_utf8(out.stdout).ok()?;
    let text = sections.lines().find_map(|line| line.strip_prefix(".text "))?;
    text.split_whitespace().next()?.parse().ok()
}
