// Makes what ncurses wrote for a frame shorter, without changing what it does. ncurses says every
// change of attributes by itself and goes far along a row by row and column.
#include "CTerminal.h"
#include <string.h>

// Terminals take no more parameters than these of a VT100; the rest is lost, or worse.
enum { MOST_PARAMETERS = 16, ESCAPE = 033 };

struct sequence {
  const char *parameters;
  size_t length; // of all of it
  char final;    // 0 where it is none
};

struct output {
  char *bytes;
  size_t count;
};

// Attributes that follow one another, in the order in which they are said.
struct attributes {
  int values[MOST_PARAMETERS];
  int count;
};

static void put(struct output *output, char byte) { output->bytes[output->count++] = byte; }

static void put_number(struct output *output, int number) {
  if (number >= 10) put_number(output, number / 10);
  put(output, (char)('0' + number % 10));
}

static struct sequence sequence_at(const char *bytes, size_t count) {
  struct sequence none = {0};
  if (count < 3 || bytes[0] != ESCAPE || bytes[1] != '[') return none;
  size_t at = 2;
  while (at < count && bytes[at] >= 0x20 && bytes[at] < 0x40) at++;
  if (at == count || bytes[at] < 0x40 || bytes[at] > 0x7E) return none;
  return (struct sequence){bytes + 2, at + 1, bytes[at]};
}

// The parameters as numbers, an empty one as 0; -1 where they are no plain numbers or too many.
static int numbers(struct sequence sequence, int *values, int most) {
  int count = 1;
  values[0] = 0;
  for (size_t at = 0; at + 3 < sequence.length; at++) {
    char byte = sequence.parameters[at];
    if (byte == ';') {
      if (count == most) return -1;
      values[count++] = 0;
    } else if (byte >= '0' && byte <= '9' && values[count - 1] < 1000) {
      values[count - 1] = 10 * values[count - 1] + byte - '0';
    } else {
      return -1;
    }
  }
  return count;
}

static bool is_foreground(int value) {
  return (value >= 30 && value <= 37) || value == 39 || (value >= 90 && value <= 97);
}

static void take_away(struct attributes *attributes, int place) {
  attributes->count--;
  memmove(&attributes->values[place], &attributes->values[place + 1],
          (size_t)(attributes->count - place) * sizeof *attributes->values);
}

// Whether some are colours of a palette, which take the numbers behind them.
static bool takes_numbers(const int *values, int count) {
  for (int i = 0; i < count; i++)
    if (values[i] == 38 || values[i] == 48 || values[i] == 58) return true;
  return false;
}

// Adds what comes next; what it makes needless goes. False where there is no room for it.
static bool add(struct attributes *attributes, const int *values, int count) {
  if (attributes->count + count > MOST_PARAMETERS) return false;
  for (int i = 0; i < count; i++) {
    int value = values[i];
    if (value == 0) attributes->count = 0;
    if (is_foreground(value)) {
      for (int place = attributes->count; place-- > 0;)
        if (is_foreground(attributes->values[place])) take_away(attributes, place);
      if (value == 39 && attributes->count > 0 && attributes->values[0] == 0) continue;
    }
    attributes->values[attributes->count++] = value;
  }
  return true;
}

static void put_attributes(struct output *output, struct attributes *attributes) {
  if (attributes->count == 0) return;
  put(output, ESCAPE);
  put(output, '[');
  for (int i = 0; i < attributes->count; i++) {
    if (i > 0) put(output, ';');
    if (i > 0 || attributes->values[i] != 0) put_number(output, attributes->values[i]);
  }
  put(output, 'm');
  attributes->count = 0;
}

static void copy(struct output *output, const char *bytes, size_t count) {
  memmove(output->bytes + output->count, bytes, count);
  output->count += count;
}

// The row the cursor is in after a sequence, from 1; 0 when that is unknown.
static int row_after(struct sequence sequence, const int *values, int count, int row) {
  if (sequence.final == 'H' && count > 0) return values[0] > 0 ? values[0] : 1;
  if (sequence.final == 'd' && count == 1) return values[0];
  // Of the modes, those of the terminal's own may move the cursor.
  if (sequence.final == 'h' || sequence.final == 'l') return count > 0 ? row : 0;
  return strchr("CDGJKPXbm@", sequence.final) != NULL ? row : 0;
}

size_t ct_tighten(char *bytes, size_t count, bool goes_along) {
  struct output output = {bytes, 0};
  struct attributes attributes = {.count = 0};
  int row = 0;
  for (size_t at = 0; at < count;) {
    struct sequence sequence = sequence_at(bytes + at, count - at);
    int values[MOST_PARAMETERS];
    int found = sequence.final != 0 ? numbers(sequence, values, MOST_PARAMETERS) : -1;
    if (sequence.final == 'm' && found > 0 && !takes_numbers(values, found)) {
      if (!add(&attributes, values, found)) {
        put_attributes(&output, &attributes);
        add(&attributes, values, found);
      }
      at += sequence.length;
      continue;
    }
    put_attributes(&output, &attributes);
    if (sequence.final != 0) {
      if (goes_along && sequence.final == 'H' && found == 2 && values[0] == row && row > 0) {
        put(&output, ESCAPE);
        put(&output, '[');
        put_number(&output, values[1]);
        put(&output, 'G');
      } else {
        copy(&output, bytes + at, sequence.length);
        row = row_after(sequence, values, found, row);
      }
      at += sequence.length;
    } else {
      if ((bytes[at] >= '\n' && bytes[at] <= '\f') || bytes[at] == ESCAPE) row = 0;
      put(&output, bytes[at++]);
    }
  }
  put_attributes(&output, &attributes);
  return output.count;
}
