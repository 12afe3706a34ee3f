// What the names in the environment tell: of the locale, and of the terminal.
#define _GNU_SOURCE
#include "internal.h"
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

// Only the character type: LC_NUMERIC would change how other C libraries read numbers. A locale
// that is asked for but not installed is not a wish for ASCII.
bool ct_set_locale(void) {
  if (setlocale(LC_CTYPE, "") == NULL) {
    const char *names[] = {getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG")};
    for (int i = 0; i < 3; i++) {
      if (names[i] == NULL || names[i][0] == 0) continue;
      if (strcasestr(names[i], "utf-8") || strcasestr(names[i], "utf8"))
        setlocale(LC_CTYPE, "C.UTF-8");
      break;
    }
  }
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool is_one_of(const char *name, const char *const *prefixes) {
  for (; *prefixes != NULL; prefixes++)
    if (strncmp(name, *prefixes, strlen(*prefixes)) == 0) return true;
  return false;
}

// Terminals known to ignore private modes and window operations that they do not have.
bool ct_is_modern(const char *name) {
  static const char *const prefixes[] = {"xterm", "tmux", "foot", "alacritty", "kitty",
                                         "wezterm", "ghostty", "contour", "mintty", NULL};
  return is_one_of(name, prefixes);
}

// Terminals known to take OSC 52 or to ignore it; "screen" is also what tmux calls itself by default.
bool ct_has_clipboard(const char *name) {
  static const char *const prefixes[] = {"screen", "st-", "rxvt", NULL};
  return ct_is_modern(name) || is_one_of(name, prefixes) || strcmp(name, "st") == 0;
}
