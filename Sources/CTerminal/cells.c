// Cells as ncurses has them.
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"
#include "internal.h"
#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { STYLES = 256, FREQUENT = 0x2600 };

static bool unicode, colored;
// A cell of each style, without its character.
static cchar_t style_cell[STYLES];
static int style_pair[STYLES];
// What the C library says of the width of each character in frequent use, and 2 more; 0 when it was
// not asked yet.
static uint8_t width_known[FREQUENT];
static cchar_t *line;
static int line_capacity;

void ct_cells_open(bool has_unicode, bool has_colors) {
  unicode = has_unicode;
  colored = has_colors;
  memset(width_known, 0, sizeof width_known);
}

// On eight colours the bright ones are the plain ones in bold.
static short usable_color(int color, attr_t *attributes) {
  if (color < 8 || COLORS >= 16) return (short)color;
  *attributes |= A_BOLD;
  return (short)(color - 8);
}

static int pair_for(int style, short foreground, short background) {
  if (!colored || (foreground < 0 && background < 0)) return 0;
  if (style + 1 >= COLOR_PAIRS) return 0;
  init_pair((short)(style + 1), foreground, background);
  return style + 1;
}

void ct_set_styles(const ct_style *styles, int count) {
  for (int i = 0; i < count && i < STYLES; i++) {
    attr_t attributes = A_NORMAL, ignored = A_NORMAL;
    if (styles[i].attributes & CT_BOLD) attributes |= A_BOLD;
    if (styles[i].attributes & CT_DIM) attributes |= A_DIM;
    if (styles[i].attributes & CT_REVERSE) attributes |= A_REVERSE;
    if (styles[i].attributes & CT_UNDERLINE) attributes |= A_UNDERLINE;
    if (colored) {
      short foreground = usable_color(styles[i].foreground, &attributes);
      short background = usable_color(styles[i].background, &ignored);
      style_pair[i] = pair_for(i, foreground, background);
    }
    style_cell[i] = (cchar_t){.attr = attributes | (attr_t)COLOR_PAIR(style_pair[i]),
                              .ext_color = style_pair[i]};
  }
}

static bool reserve_line(int columns) {
  if (columns <= line_capacity) return true;
  cchar_t *larger = realloc(line, (size_t)columns * sizeof *line);
  if (larger == NULL) return false;
  line = larger;
  line_capacity = columns;
  return true;
}

static cchar_t built(wchar_t base, uint8_t style) {
  cchar_t cell = style_cell[style];
  cell.chars[0] = base;
  return cell;
}

int ct_width(uint32_t scalar) {
  if (scalar >= FREQUENT) return wcwidth((wchar_t)scalar);
  if (width_known[scalar] == 0) width_known[scalar] = (uint8_t)(wcwidth((wchar_t)scalar) + 2);
  return width_known[scalar] - 2;
}

static void add_marks(cchar_t *cell, const uint32_t marks[3]) {
  int place = 1;
  for (int i = 0; i < 3; i++)
    if (marks[i] != 0 && wcwidth((wchar_t)marks[i]) == 0) cell->chars[place++] = (wchar_t)marks[i];
}

// ncurses writes the last cell of a terminal that always wraps by inserting what stands before it:
// in a window one column wide that is whatever lies before the line in memory.
static bool is_out_of_reach(int row, int columns) {
  if (columns > 1 || row < getmaxy(stdscr) - 1) return false;
  char *stay = tigetstr("rmam"), *wrap = tigetstr("smam");
  bool can_stay = stay != NULL && stay != (char *)-1 && wrap != NULL && wrap != (char *)-1;
  return tigetflag("am") > 0 && !can_stay;
}

void ct_put_cells(int row, int from, const ct_cell *cells, int count, bool to_end) {
  int columns = getmaxx(stdscr), used = 0, column = from;
  if (row >= getmaxy(stdscr) || !reserve_line(columns)) return;
  if (is_out_of_reach(row, columns)) {
    // As clearing leaves it, whatever colour a blank of the theme has.
    line[0] = (cchar_t){.chars = {L' '}};
    mvwadd_wchnstr(stdscr, row, 0, line, 1);
    return;
  }
  wchar_t placeholder = unicode ? L'\u25AF' : L'?';
  for (int i = 0; i < count && column < columns; i++) {
    int width = cells[i].width;
    if (width == 0) continue;
    bool agreed = ct_width(cells[i].scalar) == width && column + width <= columns;
    if (agreed) {
      line[used] = built((wchar_t)cells[i].scalar, cells[i].style);
      if ((cells[i].marks[0] | cells[i].marks[1] | cells[i].marks[2]) != 0)
        add_marks(&line[used], cells[i].marks);
      used++;
      column += width;
      continue;
    }
    for (int half = 0; half < width && column < columns; half++, column++)
      line[used++] = built(placeholder, cells[i].style);
  }
  for (; to_end && column < columns; column++) line[used++] = built(L' ', 0);
  if (used > 0) mvwadd_wchnstr(stdscr, row, from, line, used);
}
