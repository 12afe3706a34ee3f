#include "CVTerm.h"
#include <stdlib.h>
#include <string.h>
#include <vterm.h>

struct cv_screen {
  VTerm *terminal;
  VTermScreen *screen;
  bool alternate;
  bool cursor_visible;
  bool mouse;
  int bells;
  VTermPos cursor;
  char held[128];
  int held_count;
  uint8_t begun[8];
  int begun_count;
};

static int property_set(VTermProp property, VTermValue *value, void *user) {
  cv_screen *screen = user;
  if (property == VTERM_PROP_ALTSCREEN) screen->alternate = value->boolean;
  if (property == VTERM_PROP_CURSORVISIBLE) screen->cursor_visible = value->boolean;
  if (property == VTERM_PROP_MOUSE) screen->mouse = value->number != VTERM_PROP_MOUSE_NONE;
  return 1;
}

static int cursor_moved(VTermPos position, VTermPos old, int visible, void *user) {
  (void)old;
  (void)visible;
  ((cv_screen *)user)->cursor = position;
  return 1;
}

static int bell_rung(void *user) {
  ((cv_screen *)user)->bells++;
  return 1;
}

static const VTermScreenCallbacks callbacks = {
    .settermprop = property_set, .movecursor = cursor_moved, .bell = bell_rung};

cv_screen *cv_screen_new(int rows, int columns) {
  cv_screen *screen = calloc(1, sizeof *screen);
  if (screen == NULL) return NULL;
  screen->cursor_visible = true;
  screen->terminal = vterm_new(rows, columns);
  vterm_set_utf8(screen->terminal, 1);
  screen->screen = vterm_obtain_screen(screen->terminal);
  vterm_screen_set_callbacks(screen->screen, &callbacks, screen);
  vterm_screen_enable_altscreen(screen->screen, 1);
  vterm_screen_reset(screen->screen, 1);
  return screen;
}

void cv_screen_free(cv_screen *screen) {
  vterm_free(screen->terminal);
  free(screen);
}

void cv_screen_resize(cv_screen *screen, int rows, int columns) {
  vterm_set_size(screen->terminal, rows, columns);
}

// libvterm does not know faint (SGR 2): it is told to blink instead, which nothing here does. The 2
// of 38;2 and of 38;5;2 is another.
static void tell_faint(char *held, int count) {
  int number = 0, digits = 0, skipped = 0, after_color = 0;
  for (int i = 2; i < count; i++) {
    if (held[i] >= '0' && held[i] <= '9') {
      number = number * 10 + held[i] - '0';
      digits++;
      continue;
    }
    if (after_color) {
      skipped = number == 5 ? 1 : 3;
      after_color = 0;
    } else if (skipped > 0) {
      skipped--;
    } else if (number == 2 && digits == 1) {
      held[i - 1] = '5';
    } else if (number == 38 || number == 48) {
      after_color = 1;
    }
    number = digits = 0;
  }
}

static void flush_held(cv_screen *screen) {
  vterm_input_write(screen->terminal, screen->held, (size_t)screen->held_count);
  screen->held_count = 0;
}

static void feed_whole(cv_screen *screen, const uint8_t *bytes, int count) {
  int plain = 0;
  for (int i = 0; i < count; i++) {
    uint8_t byte = bytes[i];
    if (screen->held_count == 0 && byte != 0x1B) continue;
    if (screen->held_count == 0)
      vterm_input_write(screen->terminal, (const char *)bytes + plain, (size_t)(i - plain));
    screen->held[screen->held_count++] = (char)byte;
    plain = i + 1;
    bool control = screen->held_count == 1 || screen->held[1] == '[';
    bool ends = screen->held_count > 2 && byte >= 0x40 && byte <= 0x7E;
    if (control && ends && byte == 'm') tell_faint(screen->held, screen->held_count);
    if (!control || ends || screen->held_count == (int)sizeof screen->held) flush_held(screen);
  }
  vterm_input_write(screen->terminal, (const char *)bytes + plain, (size_t)(count - plain));
  vterm_screen_flush_damage(screen->screen);
}

// How many bytes at the end are the beginning of a character.
static int begun(const uint8_t *bytes, int count) {
  for (int back = 1; back <= 3 && back <= count; back++) {
    uint8_t byte = bytes[count - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xC0) return back < (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

// libvterm 0.1.4 forgets the beginning of a character that another chunk ends when letters of ASCII
// stand before it, so a character is fed whole.
void cv_screen_feed(cv_screen *screen, const uint8_t *bytes, int count) {
  while (screen->begun_count > 0 && count > 0) {
    screen->begun[screen->begun_count++] = *bytes++;
    count--;
    if (begun(screen->begun, screen->begun_count) > 0) continue;
    feed_whole(screen, screen->begun, screen->begun_count);
    screen->begun_count = 0;
  }
  int kept = begun(bytes, count);
  feed_whole(screen, bytes, count - kept);
  memcpy(screen->begun + screen->begun_count, bytes + count - kept, (size_t)kept);
  screen->begun_count += kept;
}

int cv_screen_answer(cv_screen *screen, uint8_t *bytes, int capacity) {
  return (int)vterm_output_read(screen->terminal, (char *)bytes, (size_t)capacity);
}

static int palette_number(VTermColor color, bool foreground) {
  if (foreground ? VTERM_COLOR_IS_DEFAULT_FG(&color) : VTERM_COLOR_IS_DEFAULT_BG(&color)) return -1;
  return VTERM_COLOR_IS_INDEXED(&color) ? color.indexed.idx : -2;
}

cv_cell cv_screen_cell(const cv_screen *screen, int row, int column) {
  VTermScreenCell read = {0};
  vterm_screen_get_cell(screen->screen, (VTermPos){.row = row, .col = column}, &read);
  cv_cell cell = {.width = read.width};
  memcpy(cell.chars, read.chars, sizeof cell.chars);
  if (read.attrs.bold) cell.attributes |= CV_BOLD;
  if (read.attrs.underline) cell.attributes |= CV_UNDERLINE;
  if (read.attrs.reverse) cell.attributes |= CV_REVERSE;
  if (read.attrs.blink) cell.attributes |= CV_DIM;
  cell.foreground = palette_number(read.fg, true);
  cell.background = palette_number(read.bg, false);
  return cell;
}

static bool is_as_expected(const cv_cell *cell, const cv_expected *expected) {
  if (expected->width == 0) return cell->chars[0] == UINT32_MAX;
  uint32_t first = cell->chars[0] == 0 ? ' ' : cell->chars[0];
  if (first != expected->chars[0] || cell->width != expected->width) return false;
  for (int i = 1; i < 6; i++)
    if (cell->chars[i] != (i < 4 ? expected->chars[i] : 0)) return false;
  if (cell->background != expected->background) return false;
  // Without ink there is nothing to be bold, faint or coloured.
  int seen = CV_UNDERLINE | CV_REVERSE;
  bool ink = first != ' ' || (expected->attributes & seen) != 0;
  if (!ink) return (cell->attributes & seen) == 0;
  return cell->attributes == expected->attributes && cell->foreground == expected->foreground;
}

int cv_screen_difference(const cv_screen *screen, int row, const cv_expected *cells, int count) {
  for (int column = 0; column < count; column++) {
    cv_cell cell = cv_screen_cell(screen, row, column);
    if (!is_as_expected(&cell, &cells[column])) return column;
  }
  return -1;
}

void cv_screen_cursor(const cv_screen *screen, int *row, int *column, bool *visible) {
  *row = screen->cursor.row;
  *column = screen->cursor.col;
  *visible = screen->cursor_visible;
}

bool cv_screen_is_alternate(const cv_screen *screen) { return screen->alternate; }
bool cv_screen_reports_mouse(const cv_screen *screen) { return screen->mouse; }
int cv_screen_bells(const cv_screen *screen) { return screen->bells; }
