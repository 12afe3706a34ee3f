#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"
#include "internal.h"
#include <curses.h>
#include <stdio.h>

static WINDOW *pad;

// The names of terminfo's extended keys: kUP5 is Control and up. The number is 1 + shift 1,
// alt 2, control 4.
static void define_modified_keys(void) {
  static const struct {
    const char *name;
    int key;
  } keys[] = {
      {"kUP", CT_KEY_UP},       {"kDN", CT_KEY_DOWN},      {"kLFT", CT_KEY_LEFT},
      {"kRIT", CT_KEY_RIGHT},   {"kHOM", CT_KEY_HOME},     {"kEND", CT_KEY_END},
      {"kPRV", CT_KEY_PAGE_UP}, {"kNXT", CT_KEY_PAGE_DOWN}, {"kIC", CT_KEY_INSERT},
      {"kDC", CT_KEY_DELETE},
  };
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    for (int number = 2; number <= 8; number++) {
      char name[8];
      if (number == 2)
        snprintf(name, sizeof name, "%s", keys[i].name);
      else
        snprintf(name, sizeof name, "%s%d", keys[i].name, number);
      const char *sequence = tigetstr(name);
      if (sequence == NULL || sequence == (char *)-1) continue;
      int modifiers = ((number - 1) & 2 ? CT_KEY_ALT : 0) | ((number - 1) & 4 ? CT_KEY_CONTROL : 0);
      define_key(sequence, keys[i].key + modifiers);
    }
  }
}

static void define_plain_keys(void) {
  static const struct {
    const char *sequence;
    int key;
  } keys[] = {
      {"\033[A", CT_KEY_UP},      {"\033[B", CT_KEY_DOWN},     {"\033[C", CT_KEY_RIGHT},
      {"\033[D", CT_KEY_LEFT},    {"\033[H", CT_KEY_HOME},     {"\033[F", CT_KEY_END},
      {"\033OA", CT_KEY_UP},      {"\033OB", CT_KEY_DOWN},     {"\033OC", CT_KEY_RIGHT},
      {"\033OD", CT_KEY_LEFT},    {"\033OH", CT_KEY_HOME},     {"\033OF", CT_KEY_END},
      {"\033[I", CT_KEY_FOCUS_IN}, {"\033[O", CT_KEY_FOCUS_OUT}, {"\033[<", CT_KEY_MOUSE},
  };
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    define_key(keys[i].sequence, keys[i].key);
}

void ct_input_open(void) {
  // Reading from a window that is shown would refresh it.
  pad = newpad(1, 1);
  keypad(pad, TRUE);
  nodelay(pad, TRUE);
  define_modified_keys();
  define_plain_keys();
}

// Our code for one of ncurses, or 0 when it means nothing here.
static int translated(int code) {
  if (code < 256 || code >= CT_KEY_UP) return code;
  if (code > KEY_F0 && code <= KEY_F(63)) return CT_KEY_FUNCTION + code - KEY_F0;
  switch (code) {
  case KEY_UP: return CT_KEY_UP;
  case KEY_DOWN: return CT_KEY_DOWN;
  case KEY_LEFT: return CT_KEY_LEFT;
  case KEY_RIGHT: return CT_KEY_RIGHT;
  case KEY_HOME: return CT_KEY_HOME;
  case KEY_END: return CT_KEY_END;
  case KEY_PPAGE: return CT_KEY_PAGE_UP;
  case KEY_NPAGE: return CT_KEY_PAGE_DOWN;
  case KEY_IC: return CT_KEY_INSERT;
  case KEY_DC: return CT_KEY_DELETE;
  case KEY_BACKSPACE: return CT_KEY_BACKSPACE;
  case KEY_ENTER: return CT_KEY_ENTER;
  case KEY_BTAB: return CT_KEY_BACKTAB;
  case KEY_MOUSE: return CT_KEY_MOUSE;
  default: return 0;
  }
}

int ct_next_input(void) {
  if (pad == NULL) return -1;
  for (;;) {
    int code = wgetch(pad);
    if (code == ERR) return -1;
    if (code < 256) return code;
    int key = translated(code);
    if (key != 0) return key;
  }
}

void ct_input_close(void) {
  if (pad != NULL) delwin(pad);
  pad = NULL;
}
