#include "CTerminal.h"
#include "internal.h"
#include <curses.h>
#include <string.h>
#include <term.h>

bool ct_describe(const char *name, ct_kind *kind) {
  int found = 0;
  if (setupterm((char *)name, 1, &found) != OK) return false;
  char *address = tigetstr("cup");
  char *mouse = tigetstr("kmous");
  kind->colors = tigetnum("colors");
  kind->addresses = address != NULL && address != (char *)-1;
  kind->mouse = mouse != NULL && mouse != (char *)-1;
  del_curterm(cur_term);
  return true;
}

bool ct_can_address(void) {
  const char *address = tigetstr("cup"), *clear_all = tigetstr("clear");
  return address != NULL && address != (char *)-1 && clear_all != NULL && clear_all != (char *)-1;
}

bool ct_repeats(void) {
  const char *again = tigetstr("rep");
  return again != NULL && again != (char *)-1 && strcmp(again, "%p1%c\033[%p2%{1}%-%db") == 0;
}
