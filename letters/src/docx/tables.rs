//! Tables within a paper: the facts of a suggestion, and the colophon at the foot.

use docx_rs::{
    BorderType, Paragraph, Run, Tab, TabValueType, Table, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableCellMargins, TableLayoutType, TablePositionProperty, TableRow,
    VAlignType, WidthType,
};

use super::looks::{style_id, twips};
use crate::paper::{self, COLUMNS, Cell, ColophonLine, Row, Style};

fn width(columns: std::ops::Range<usize>) -> usize {
    let points: f32 = COLUMNS[columns].iter().map(|characters| characters * paper::STEP).sum();
    twips(points).unsigned_abs() as usize
}

/// `size` in eighths of a point.
fn border(at: TableBorderPosition, size: usize) -> TableBorder {
    TableBorder::new(at).border_type(BorderType::Single).size(size).color("000000")
}

pub fn table(rows: &[Row]) -> Table {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let borders = [Top, Left, Bottom, Right]
        .into_iter()
        .fold(TableBorders::with_empty(), |all, at| all.set(border(at, 8)))
        .set(border(InsideH, 4))
        .set(border(InsideV, 4));
    Table::without_borders(rows.iter().map(row).collect())
        .set_borders(borders)
        .set_grid((0..COLUMNS.len()).map(|column| width(column..column + 1)).collect())
        .width(width(0..COLUMNS.len()), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(60, 100, 60, 100))
}

fn row(row: &Row) -> TableRow {
    let mut column = 0;
    let cells = row.0.iter().map(|cell| {
        let end = (column + cell.columns).min(COLUMNS.len());
        let wide = width(column..end);
        column = end;
        self::cell(cell, wide)
    });
    TableRow::new(cells.collect()).row_height(30.0 * 20.0)
}

fn cell(cell: &Cell, wide: usize) -> TableCell {
    let style = if cell.label { Style::Label } else { Style::Value };
    let set = TableCell::new()
        .width(wide, WidthType::Dxa)
        .vertical_align(VAlignType::Center)
        .grid_span(cell.columns);
    cell.text.lines().fold(set, |set, line| {
        let run = Run::new().add_text(line);
        set.add_paragraph(Paragraph::new().style(style_id(style)).add_run(run))
    })
}

/// At the foot of the page on which the text ends; only its rules are seen.
pub fn colophon(lines: &[ColophonLine]) -> Table {
    use TableBorderPosition::{Bottom, InsideH, Top};
    let whole = width(0..COLUMNS.len());
    let borders = TableBorders::with_empty()
        .set(border(Top, 8))
        .set(border(InsideH, 6))
        .set(border(Bottom, 8));
    let edge = twips(paper::SIZE_4);
    let rows = lines.iter().map(|line| {
        let mut text = Paragraph::new()
            .style(style_id(Style::Colophon))
            .indent(Some(edge), None, Some(edge), None)
            .add_run(Run::new().add_text(&line.left));
        if let Some(right) = &line.right {
            let end = whole - edge.unsigned_abs() as usize;
            text = text
                .add_tab(Tab::new().val(TabValueType::Right).pos(end))
                .add_run(Run::new().add_tab().add_text(right));
        }
        TableRow::new(vec![TableCell::new().width(whole, WidthType::Dxa).add_paragraph(text)])
    });
    Table::without_borders(rows.collect())
        .set_borders(borders)
        .set_grid(vec![whole])
        .width(whole, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(40, 0, 40, 0))
        .position(
            TablePositionProperty::new()
                .vertical_anchor("margin")
                .horizontal_anchor("margin")
                .position_x(0)
                .position_y_alignment("bottom"),
        )
}
