//! A table on the terminal: columns as wide as what stands in them, and no line too long.

/// How a column gives way where a line would be too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Its texts stand whole.
    Whole,
    /// Its texts stand whole, at the right edge.
    Number,
    /// Its texts may be cut, to no fewer signs than these.
    Cut(usize),
}

/// No line is longer than this.
const WIDTH: usize = 100;
/// Between columns.
const GAP: usize = 2;

/// The lines of a table, the heads first. Texts that are too long are cut and end in `…`.
pub(super) fn columns<const N: usize>(
    kinds: [Column; N],
    heads: [&str; N],
    rows: &[[String; N]],
) -> Vec<String> {
    let heads = heads.map(str::to_owned);
    let all = || std::iter::once(&heads).chain(rows);
    let mut widths = [0; N];
    for row in all() {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    while widths.iter().sum::<usize>() + GAP * N.saturating_sub(1) > WIDTH {
        // The widest of those that may give way gives way.
        let least = |at: usize| match kinds[at] {
            Column::Cut(least) => least.max(heads[at].chars().count()),
            Column::Whole | Column::Number => usize::MAX,
        };
        let wide =
            (0..N).filter(|at| widths[*at] > least(*at)).max_by_key(|at| widths[*at]);
        let Some(at) = wide else { break };
        widths[at] -= 1;
    }
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths).zip(kinds).map(|((cell, width), kind)| {
            let cell = cut(cell, width);
            if kind == Column::Number {
                format!("{cell:>width$}")
            } else {
                format!("{cell:<width$}")
            }
        });
        let cells: Vec<String> = cells.collect();
        cells.join(&" ".repeat(GAP)).trim_end().to_owned()
    };
    all().map(line).collect()
}

/// A line beneath a row, as far in as its second column, when the first is so wide.
pub(super) fn beneath(first: usize, text: &str) -> String {
    let indent = first + GAP;
    format!("{:indent$}{}", "", cut(text, WIDTH.saturating_sub(indent)))
}

fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end_matches([' ', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [Column; 3] = [Column::Whole, Column::Number, Column::Cut(8)];

    fn table(rows: &[[&str; 3]]) -> Vec<String> {
        let rows: Vec<[String; 3]> =
            rows.iter().map(|row| row.map(str::to_owned)).collect();
        columns(KINDS, ["id", "min", "needs"], &rows)
    }

    #[test]
    fn columns_are_as_wide_as_what_stands_in_them() {
        assert_eq!(
            table(&[["C-1", "5", "paper"], ["C-100", "120", ""]]),
            ["id     min  needs", "C-1      5  paper", "C-100  120"]
        );
    }

    #[test]
    fn what_is_too_long_is_cut_and_says_so() {
        let long = "a very long word, ".repeat(9);
        let lines = table(&[["C-1", "5", &long], ["C-2", "5", "short"]]);
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH), "{lines:?}");
        assert!(
            lines[1].chars().count() >= WIDTH - 3 && lines[1].ends_with('…'),
            "{lines:?}"
        );
        assert_eq!(lines[2], "C-2    5  short");
        assert_eq!(beneath(3, "needs paper"), "     needs paper");
        assert!(beneath(3, &long).chars().count() <= WIDTH);
        // What has to stand whole does.
        let id = "x".repeat(120);
        assert!(table(&[[&id, "5", &long]])[1].starts_with(&id));
    }
}
