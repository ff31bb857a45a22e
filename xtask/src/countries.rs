//! The names of countries as `crates/accordant-formats/src/page/country.rs` looks for them.
//!
//! Of each name the words, as they are compared, which is less than the name itself. The file packs best where what is
//! alike stands side by side: first the first letters of all codes, then the second ones. Then a line for each country
//! with its English names and, where they are others, the French ones, and such lines with the Arabic names, in the order
//! of the codes. A letter is one byte: what is not ASCII is a letter of U+0600 to U+067F, as 0x80 to 0xFF.

/// Code, English, French, Arabic; `|` parts variants.
const NAMES: &str = include_str!("../../crates/accordant-formats/src/page/countries.tsv");

/// The file.
pub(crate) fn file() -> Result<Vec<u8>, String> {
    let mut columns = vec![String::new(); 4];
    for line in NAMES.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [code, english, french, arabic] = fields.as_slice() else {
            return Err(format!("countries.tsv: `{line}` has not four fields"));
        };
        let (first, second) = code.split_at(1);
        let (english, french) = (words(english), words(french));
        let latin = if french == english {
            english
        } else {
            format!("{english}|{french}")
        };
        let (latin, arabic) = (latin + "\n", words(arabic) + "\n");
        let cells = [first, second, &latin, &arabic];
        for (column, cell) in columns.iter_mut().zip(cells) {
            column.push_str(cell);
        }
    }
    columns.concat().chars().map(byte).collect()
}

/// The words of names.
fn words(names: &str) -> String {
    let names: Vec<String> = names
        .split('|')
        .map(|name| accordant::words(name).join(" "))
        .collect();
    names.join("|")
}

fn byte(letter: char) -> Result<u8, String> {
    let code = u32::from(letter);
    let byte = match code {
        0..0x80 => code,
        0x600..0x680 => code - 0x580,
        _ => {
            return Err(format!(
                "countries.tsv: `{letter}` is neither ASCII nor Arabic"
            ));
        }
    };
    u8::try_from(byte).map_err(|error| error.to_string())
}
