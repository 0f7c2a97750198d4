//! `anjat export records | producers | harvests | held | overview`.

use super::{Failure, say};
use anjat::domain::reports::export::{Format, List};
use anjat::domain::reports::overview::OverviewFilter;
use anjat::domain::reports::queue::QueueFilter;
use anjat::office::export::{Ask, Export as Rows};
use anjat::office::overview::Viewer;
use anjat::office::{Config, Office};
use clap::{Args, ValueEnum};
use std::fs::File;
use std::io::Write as _;
use std::path::PathBuf;

/// Which list, in which form, filtered by what. The same files as "Unduh" at the desk gives, for the whole province:
/// without sealed fields, and in the overview with figures of fewer than five producers joined.
#[derive(Debug, Args)]
pub struct Export {
    /// What to export.
    #[arg(value_enum)]
    list: Which,
    /// Form of the file.
    #[arg(long, value_enum, default_value = "csv")]
    format: Form,
    /// Between the cells of a CSV file: `,`, or `;` with decimal commas.
    #[arg(long, default_value = ",", value_parser = separator)]
    separator: char,
    /// Language of heads and words: id or en.
    #[arg(long, default_value = "id")]
    language: String,
    /// Year of the harvests; for the overview this year when none is given.
    #[arg(long)]
    year: Option<u16>,
    /// First month of it, 1 to 12.
    #[arg(long)]
    from: Option<u8>,
    /// Last month of it.
    #[arg(long)]
    to: Option<u8>,
    /// Area code of any level, as 65.02 or 65.02.13.2001.
    #[arg(long)]
    area: Option<String>,
    /// farm, catch, aquaculture, forest (or nil, for lists).
    #[arg(long)]
    form: Option<String>,
    /// Commodity id, or `other:` and the name as people call it.
    #[arg(long)]
    commodity: Option<String>,
    /// State of the goods: wet, dry, washed, peeled, core, split or none. The overview takes the heaviest when none is given.
    #[arg(long)]
    condition: Option<String>,
    /// Review state, for lists: waiting, changed, approved, returned, rejected, provisional or all.
    #[arg(long, default_value = "all")]
    review: String,
    /// File to write; it is replaced. `-` is standard output, for CSV.
    #[arg(long)]
    out: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Which {
    Records,
    Producers,
    Harvests,
    Held,
    Overview,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Csv,
    Xlsx,
}

fn separator(text: &str) -> Result<char, String> {
    match text {
        "," => Ok(','),
        ";" => Ok(';'),
        _ => Err("the separator is , or ;".into()),
    }
}

/// Does it.
pub async fn run(config: Config, export: Export) -> Result<(), Failure> {
    let office = Office::open(config).await?;
    let done = write(&office, &export).await;
    office.close().await;
    done
}

async fn write(office: &Office, export: &Export) -> Result<(), Failure> {
    if let Some(unknown) = export.area.as_ref().filter(|code| office.pack().area(code).is_none()) {
        return Err(format!("no area has the code {unknown}").into());
    }
    let (list, format) = (export.list(), export.format());
    let viewer = Viewer::at_machine(office, &export.language);
    let mut rows = Rows::begin(Ask { viewer, person: None, list, format, query: export.query(list) }).await?;
    let plain = export.out.as_os_str() == "-";
    if plain && format == Format::Xlsx {
        return Err("a workbook does not go to standard output: name a file with --out".into());
    }
    if plain {
        let mut out = std::io::stdout();
        while let Some(piece) = rows.next_csv().await? {
            out.write_all(&piece)?;
        }
        return Ok(());
    }
    // A file that broke off must not stand under the name of a whole one.
    let part = export.out.with_added_extension("part");
    if format == Format::Xlsx {
        std::io::copy(&mut rows.workbook().await?, &mut File::create(&part)?)?;
    } else {
        let mut file = File::create(&part)?;
        while let Some(piece) = rows.next_csv().await? {
            file.write_all(&piece)?;
        }
    }
    std::fs::rename(&part, &export.out)?;
    say(format_args!("{} written.", export.out.display()));
    Ok(())
}

impl Export {
    fn list(&self) -> List {
        match self.list {
            Which::Records => List::Records,
            Which::Producers => List::Producers,
            Which::Harvests => List::Harvests,
            Which::Held => List::Held,
            Which::Overview => List::Overview,
        }
    }

    fn format(&self) -> Format {
        match (self.format, self.separator) {
            (Form::Xlsx, _) => Format::Xlsx,
            (Form::Csv, ';') => Format::CsvSemicolon,
            (Form::Csv, _) => Format::Csv,
        }
    }

    /// The filter as the desk has it in its address.
    fn query(&self, list: List) -> String {
        let (year, month) = (self.year.map(|year| year.to_string()), |month: Option<u8>| month.map(|month| month.to_string()));
        let (from, to) = (month(self.from), month(self.to));
        let (area, form) = (self.area.clone(), self.form.clone());
        let (commodity, condition) = (self.commodity.clone(), self.condition.clone());
        if list == List::Overview {
            return OverviewFilter { year, from, to, area, form, commodity, condition }.to_query();
        }
        let review = Some(self.review.clone());
        QueueFilter { review, year, from, to, area, form, commodity, condition, ..QueueFilter::default() }.to_query()
    }
}
