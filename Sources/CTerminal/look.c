#include "CTerminal.h"
#include "internal.h"
#include <curses.h>
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
