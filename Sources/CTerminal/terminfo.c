#define _GNU_SOURCE
#include "internal.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A terminal's description as compiled (term(5)): six short numbers, names, flags, numbers, the
// offsets of the strings, the strings. With `sgr`, ncurses says all attributes anew with every
// change, and the character set with them, which nothing here ever leaves. Without it, it says
// only what changes: half the bytes of a page.
//
// Before each move ncurses writes out every way of making it, to take the shortest: a seventh of the
// work of a screen. Where a terminal goes along a row by column, tighten.c shortens the move by row
// and column to that, which leaves nothing for the other ways to win.
enum {
  STAYS_IN_ROW = 4, // xenl, of the flags
  MOST_BYTES = 32768,
  MAGIC_SHORT = 0432,
  MAGIC_LONG = 01036,
  COLUMN_ADDRESS = 8,
  CURSOR_ADDRESS = 10,
  BOLD = 27,
  REVERSE = 34,
  UNDERLINE = 36,
  SGR0 = 39,
  PARM_DOWN = 107,
  PARM_LEFT = 111,
  PARM_RIGHT = 112,
  PARM_UP = 114,
  ROW_ADDRESS = 127,
  SGR = 131,
};

static char *before;
static bool goes_along;

static int short_at(const uint8_t *bytes, size_t at) {
  return (int16_t)(bytes[at] | bytes[at + 1] << 8);
}

static void set_short(uint8_t *bytes, size_t at, int value) {
  bytes[at] = (uint8_t)(value & 255);
  bytes[at + 1] = (uint8_t)(value >> 8 & 255);
}

static size_t read_file(const char *folder, const char *name, uint8_t *bytes) {
  char path[1024];
  const char *forms[] = {"%s/%c/%s", "%s/%x/%s"};
  for (int i = 0; i < 2; i++) {
    if (snprintf(path, sizeof path, forms[i], folder, (unsigned char)name[0], name) >=
        (int)sizeof path)
      continue;
    FILE *file = fopen(path, "re");
    if (file == NULL) continue;
    size_t count = fread(bytes, 1, MOST_BYTES, file);
    fclose(file);
    if (count > 0 && count < MOST_BYTES) return count;
  }
  return 0;
}

// The folders of terminfo(5), in their order.
static size_t find(const char *name, uint8_t *bytes) {
  const char *own = getenv("TERMINFO"), *home = getenv("HOME"), *list = getenv("TERMINFO_DIRS");
  char folder[1024];
  size_t count = own != NULL ? read_file(own, name, bytes) : 0;
  if (count == 0 && home != NULL &&
      snprintf(folder, sizeof folder, "%s/.terminfo", home) < (int)sizeof folder)
    count = read_file(folder, name, bytes);
  while (count == 0 && list != NULL && *list != 0) {
    size_t length = strcspn(list, ":");
    if (length > 0 && length < sizeof folder) {
      memcpy(folder, list, length);
      folder[length] = 0;
      count = read_file(folder, name, bytes);
    }
    list += length + (list[length] == ':');
  }
  const char *usual[] = {"/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"};
  for (int i = 0; count == 0 && i < 3; i++) count = read_file(usual[i], name, bytes);
  return count;
}

// Whether the description has this sequence at this number.
static bool has(const uint8_t *bytes, size_t offsets, size_t strings, size_t end, int number,
                const char *sequence) {
  int offset = short_at(bytes, offsets + 2 * (size_t)number);
  if (offset < 0 || strings + (size_t)offset + strlen(sequence) >= end) return false;
  return memcmp(bytes + strings + offset, sequence, strlen(sequence) + 1) == 0;
}

// Takes `sgr` away and the character set out of `sgr0`. False leaves a description that is not
// understood as it is.
static bool shorten(uint8_t *bytes, size_t count) {
  if (count < 12) return false;
  int magic = short_at(bytes, 0);
  int sizes[5];
  for (int i = 0; i < 5; i++) {
    sizes[i] = short_at(bytes, 2 + 2 * (size_t)i);
    if (sizes[i] < 0) return false;
  }
  if ((magic != MAGIC_SHORT && magic != MAGIC_LONG) || sizes[3] <= SGR) return false;
  size_t offsets = 12 + (size_t)sizes[0] + (size_t)sizes[1];
  offsets += offsets & 1;
  offsets += (size_t)sizes[2] * (magic == MAGIC_LONG ? 4 : 2);
  size_t strings = offsets + 2 * (size_t)sizes[3], end = strings + (size_t)sizes[4];
  if (end > count) return false;
  const int needed[] = {BOLD, REVERSE, UNDERLINE, SGR0, SGR};
  for (int i = 0; i < 5; i++) {
    int offset = short_at(bytes, offsets + 2 * (size_t)needed[i]);
    if (offset < 0 || offset >= sizes[4]) return false;
  }
  int plain = short_at(bytes, offsets + 2 * SGR0);
  uint8_t *text = bytes + strings + plain;
  size_t length = strnlen((const char *)text, end - strings - (size_t)plain);
  if (length == 6 && memcmp(text, "\033(B\033[m", 6) == 0) {
    set_short(bytes, offsets + 2 * SGR0, plain + 3);
  } else if (length == 4 && memcmp(text, "\033[m\017", 4) == 0) {
    text[3] = 0;
  } else if (length != 3 || memcmp(text, "\033[m", 3) != 0) {
    return false;
  }
  set_short(bytes, offsets + 2 * SGR, -1);
  // Only where text that ends in the last column stays in its row: elsewhere the row is another one.
  bool stays = sizes[1] > STAYS_IN_ROW && bytes[12 + (size_t)sizes[0] + STAYS_IN_ROW] == 1;
  goes_along = stays && has(bytes, offsets, strings, end, COLUMN_ADDRESS, "\033[%i%p1%dG") &&
               has(bytes, offsets, strings, end, CURSOR_ADDRESS, "\033[%i%p1%d;%p2%dH");
  static const int moves[] = {COLUMN_ADDRESS, PARM_DOWN, PARM_LEFT, PARM_RIGHT, PARM_UP, ROW_ADDRESS};
  for (size_t i = 0; goes_along && i < sizeof moves / sizeof *moves; i++)
    set_short(bytes, offsets + 2 * (size_t)moves[i], -1);
  return true;
}

void ct_terminfo_shorten(void) {
  const char *name = getenv("TERM"), *own = getenv("TERMINFO");
  before = NULL;
  goes_along = false;
  if (name == NULL || name[0] == 0 || strchr(name, '/') != NULL) return;
  if (own != NULL && (strncmp(own, "hex:", 4) == 0 || strncmp(own, "b64:", 4) == 0)) return;
  uint8_t *bytes = malloc(MOST_BYTES);
  size_t count = bytes != NULL ? find(name, bytes) : 0;
  if (count > 0 && shorten(bytes, count)) {
    char *text = malloc(2 * count + 5);
    char *kept = own != NULL ? strdup(own) : strdup("");
    if (text != NULL && kept != NULL) {
      static const char digits[] = "0123456789abcdef";
      memcpy(text, "hex:", 4);
      for (size_t i = 0; i < count; i++) {
        text[4 + 2 * i] = digits[bytes[i] >> 4];
        text[5 + 2 * i] = digits[bytes[i] & 15];
      }
      text[4 + 2 * count] = 0;
      before = kept;
      kept = NULL;
      setenv("TERMINFO", text, 1);
    }
    free(kept);
    free(text);
  }
  free(bytes);
}

void ct_terminfo_restore(void) {
  if (before == NULL) return;
  if (before[0] != 0) {
    setenv("TERMINFO", before, 1);
  } else {
    unsetenv("TERMINFO");
  }
  free(before);
  before = NULL;
}

bool ct_goes_along(void) { return goes_along; }
