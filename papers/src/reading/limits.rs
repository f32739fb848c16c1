//! How much a reader takes before it refuses: each limit is watched while bytes are unpacked or
//! cells are read, never afterwards.

/// Bytes of one file as handed in.
pub const FILE_BYTES: usize = 64 << 20;
/// Bytes of a table of text: it is held twice while it is decoded.
pub const CSV_BYTES: usize = 16 << 20;
/// Bytes of one part of a document or archive, unpacked: one is held at a time.
pub const PART_BYTES: u64 = 32 << 20;
/// Bytes unpacked in all while one file is read, archives within it included.
pub const UNPACKED_BYTES: u64 = 256 << 20;
/// Entries of one archive.
pub const ENTRIES: usize = 5_000;
/// Unpacked bytes for each packed byte, once `RATIO_FROM` bytes came out.
pub const RATIO: u64 = 200;
pub const RATIO_FROM: u64 = 1 << 20;
/// Elements within elements.
pub const DEPTH: usize = 256;
/// Attributes that are looked at in one element.
pub const ATTRIBUTES: usize = 64;
/// Sheets of one workbook.
pub const SHEETS: usize = 50;
/// Rows of one sheet that hold anything.
pub const ROWS: usize = 20_000;
/// Columns of one sheet.
pub const COLUMNS: usize = 256;
/// Characters of one cell or one paragraph.
pub const CELL_CHARS: usize = 32_767;
/// Bytes of text kept of one sheet or document; shared words count each time they are used.
pub const TEXT_BYTES: usize = 32 << 20;
/// Merged cells of one sheet, and cells under them.
pub const MERGES: usize = 20_000;
pub const MERGED_CELLS: usize = 500_000;
/// Paragraphs, and cells of tables, of one document.
pub const BLOCKS: usize = 100_000;
/// Items of one reading.
pub const ITEMS: usize = 20_000;
/// Bytes of text kept of all items; a cell merged over many rows counts in each.
pub const KEPT_BYTES: usize = 64 << 20;
/// Problems, and lines left out, that are told of one reading; more are only counted.
pub const TOLD: usize = 5_000;
/// Rows at the top of a sheet among which the heading is looked for.
pub const HEADING_ROWS: usize = 30;
