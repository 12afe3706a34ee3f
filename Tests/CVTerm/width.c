#define _GNU_SOURCE
#include "CVTerm.h"
#include <locale.h>
#include <wchar.h>

int cv_library_width(uint32_t scalar) {
  static locale_t utf8;
  if (utf8 == NULL) utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
  locale_t before = uselocale(utf8);
  int width = wcwidth((wchar_t)scalar);
  uselocale(before);
  return width;
}
