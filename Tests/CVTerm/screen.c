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

void cv_screen_feed(cv_screen *screen, const uint8_t *bytes, int count) {
  vterm_input_write(screen->terminal, (const char *)bytes, (size_t)count);
  vterm_screen_flush_damage(screen->screen);
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
  cell.foreground = palette_number(read.fg, true);
  cell.background = palette_number(read.bg, false);
  return cell;
}

void cv_screen_cursor(const cv_screen *screen, int *row, int *column, bool *visible) {
  *row = screen->cursor.row;
  *column = screen->cursor.col;
  *visible = screen->cursor_visible;
}

bool cv_screen_is_alternate(const cv_screen *screen) { return screen->alternate; }
bool cv_screen_reports_mouse(const cv_screen *screen) { return screen->mouse; }
int cv_screen_bells(const cv_screen *screen) { return screen->bells; }
