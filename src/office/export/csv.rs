//! Rows as CSV: with a byte order mark, so that spreadsheets read it as UTF-8, and CRLF (RFC 4180).

use super::cell::Cell;
use crate::domain::reports::export::Format;

/// The byte order mark.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// The beginning of a file: mark and heads.
pub fn begin(heads: &[&str], format: Format) -> Result<Vec<u8>, csv::Error> {
    let heads: Vec<Cell> = heads.iter().map(|head| Cell::text(*head)).collect();
    Ok([BOM.to_vec(), rows(&[heads], format)?].concat())
}

/// Some rows.
pub fn rows(rows: &[Vec<Cell>], format: Format) -> Result<Vec<u8>, csv::Error> {
    let delimiter = if format == Format::CsvSemicolon { b';' } else { b',' };
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| cell.csv(format).into_owned()))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_with_marks_of_their_own_are_quoted() {
        let row = vec![Cell::text("Setulang; \"atas\""), Cell::Milli(1_500), Cell::text("dua\nbaris"), Cell::Empty, Cell::text("a,b")];
        let text = |format| String::from_utf8(rows(std::slice::from_ref(&row), format).unwrap()).unwrap();
        assert_eq!(text(Format::Csv), "\"Setulang; \"\"atas\"\"\",1.5,\"dua\nbaris\",,\"a,b\"\r\n");
        assert_eq!(text(Format::CsvSemicolon), "\"Setulang; \"\"atas\"\"\";1,5;\"dua\nbaris\";;a,b\r\n");
        assert!(begin(&["desa"], Format::Csv).unwrap().starts_with(b"\xef\xbb\xbfdesa\r\n"));
    }
}
