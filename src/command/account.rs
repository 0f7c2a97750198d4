//! `anjat account add | list | password | disable | enable`.

use super::{Failure, say, table};
use anjat::domain::access::Role;
use anjat::domain::ids::{PersonId, RecordId};
use anjat::office::store::accounts::{self, AccountLine, NewAccount, fold_login};
use anjat::office::{Config, Office, password, random};
use clap::Subcommand;
use std::io::BufRead as _;

/// What to do with accounts. Passwords are read from standard input, so that none stands in a shell's history.
#[derive(Debug, Subcommand)]
pub enum Account {
    /// Make an account. Its password is the first line of standard input; without one, a random one is made and told.
    Add {
        /// Sign-in name.
        login: String,
        /// Name shown.
        #[arg(long)]
        name: String,
        /// producer, officer, enterprise, supervisor, planner or admin.
        #[arg(long, value_parser = role)]
        role: Role,
        /// Area code of any level, as 65.02 or 65.02.13.2001; repeat for more.
        #[arg(long = "territory")]
        territory: Vec<String>,
        /// For a producer: the id of his record.
        #[arg(long)]
        producer: Option<RecordId>,
        /// Make a random password.
        #[arg(long)]
        random_password: bool,
    },
    /// List accounts.
    List,
    /// Set a password (first line of standard input) and end every session of the account.
    Password {
        /// Sign-in name.
        login: String,
    },
    /// Switch an account off. What its phones still send is stored and held.
    Disable {
        /// Sign-in name.
        login: String,
    },
    /// Switch it on again.
    Enable {
        /// Sign-in name.
        login: String,
    },
}

fn role(name: &str) -> Result<Role, String> {
    Role::parse(name).ok_or_else(|| format!("roles are {}", Role::ALL.map(Role::as_str).join(", ")))
}

/// Does it.
pub async fn run(config: Config, account: Account) -> Result<(), Failure> {
    let office = Office::open(config).await?;
    let done = act(&office, account).await;
    office.close().await;
    done
}

async fn act(office: &Office, account: Account) -> Result<(), Failure> {
    let now_ms = office.now_ms();
    match account {
        Account::Add { login, name, role, territory, producer, random_password } => {
            let made_up = random_password.then(|| random::hex(8));
            let secret = made_up.clone().map_or_else(read_password, Ok)?;
            check(office, role, &territory, producer)?;
            let account = NewAccount {
                person: PersonId::from_random(random::bytes()),
                login: fold_login(&login),
                name,
                role,
                territory,
                producer,
                password: password::hash(&secret).await.map_err(|_| PASSWORD_RULE)?,
                now_ms,
            };
            if !office.writer().run(accounts::add(account)).await? {
                return Err(format!("there is an account {login} already").into());
            }
            say(format_args!("Account {login} made.{}", made_up.map(|secret| format!(" Password: {secret}")).unwrap_or_default()));
        }
        Account::List => list(office).await?,
        Account::Password { login } => {
            let hash = password::hash(&read_password()?).await.map_err(|_| PASSWORD_RULE)?;
            known(office.writer().run(accounts::set_password(fold_login(&login), hash, now_ms)).await?, &login)?;
            say(format_args!("Password of {login} set; it is signed out everywhere."));
        }
        Account::Disable { login } => {
            known(office.writer().run(accounts::set_disabled(fold_login(&login), true, now_ms)).await?, &login)?;
            say(format_args!("{login} is switched off."));
        }
        Account::Enable { login } => {
            known(office.writer().run(accounts::set_disabled(fold_login(&login), false, now_ms)).await?, &login)?;
            say(format_args!("{login} is switched on."));
        }
    }
    Ok(())
}

const PASSWORD_RULE: &str = "a password has at least 8 characters and at most 1024 bytes";

fn known(found: bool, login: &str) -> Result<(), Failure> {
    if found { Ok(()) } else { Err(format!("there is no account {login}").into()) }
}

/// Every role but admin has a territory; only a producer has a record, and must.
fn check(office: &Office, role: Role, territory: &[String], producer: Option<RecordId>) -> Result<(), Failure> {
    if let Some(unknown) = territory.iter().find(|code| office.pack().area(code).is_none()) {
        return Err(format!("no area has the code {unknown}").into());
    }
    if territory.is_empty() && role != Role::Admin {
        return Err("give at least one --territory".into());
    }
    if (role == Role::Producer) != producer.is_some() {
        return Err("--producer names the record of a producer, and only of one".into());
    }
    Ok(())
}

fn read_password() -> Result<String, Failure> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}

async fn list(office: &Office) -> Result<(), Failure> {
    let rows: Vec<AccountLine> = sqlx::query_as("SELECT login, role, name, territory, disabled_ms FROM account ORDER BY role, login")
        .fetch_all(office.reads())
        .await?;
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(login, role, name, territory, off)| vec![login, role, name, territory, off.map_or("", |_| "off").to_owned()])
        .collect();
    say(table(&["login", "role", "name", "territory", ""], &rows));
    Ok(())
}
