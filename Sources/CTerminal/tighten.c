// Makes what ncurses wrote for a frame shorter, without changing what it does. ncurses says every
// change of attributes by itself, goes far along a row and to the next one by row and column, and
// spells out a rule.
#include "CTerminal.h"
#include "internal.h"
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

// How many bytes a character of one column takes that nothing behind it can change: a letter of
// ASCII, or a line or block (U+2500 to U+259F). 0 for all others.
static size_t repeatable(const char *bytes, size_t count) {
  unsigned char first = (unsigned char)bytes[0];
  if (first >= 0x20 && first < 0x7F) return 1;
  if (count < 3 || first != 0xE2) return 0;
  unsigned char second = (unsigned char)bytes[1];
  return second >= 0x94 && second <= 0x96 ? 3 : 0;
}

// Puts the character once with how often it is repeated, where that is shorter; returns the bytes that
// it stands for, or 0, and moves the column. A mark may follow the last one, which is then spelled
// out. So is one where the cursor would come to stand in the last column: some terminals (libvterm)
// then take that column for written.
static size_t put_repeated(struct output *output, const char *bytes, size_t count, int *column,
                           int columns) {
  size_t length = repeatable(bytes, count), run = length;
  if (length == 0) return 0;
  while (run + length <= count && memcmp(bytes, bytes + run, length) == 0) run += length;
  size_t characters = run / length;
  if (run < count && (bytes[run] & 0x80)) characters--;
  if (*column + (int)characters == columns - 1) characters--;
  if (characters < 2 || *column + (int)characters > columns || characters > 1000) return 0;
  size_t repeats = characters - 1;
  size_t told = 4 + (size_t)(repeats >= 10) + (repeats >= 100);
  if (told >= repeats * length) return 0;
  copy(output, bytes, length);
  put(output, ESCAPE);
  put(output, '[');
  put_number(output, (int)repeats);
  put(output, 'b');
  *column += (int)characters;
  return characters * length;
}

// The column the cursor is in after a character, from 0, and the character's bytes; -1 when that is
// unknown.
static int column_after(const char *bytes, size_t count, int column, size_t *length) {
  unsigned char first = (unsigned char)bytes[0];
  *length = 1;
  if (first == '\r') return 0;
  if (first == '\n') return column;
  if (first == '\b') return column > 0 ? column - 1 : -1;
  if (first < 0x20 || first == 0x7F) return -1;
  if (first < 0x80) return column < 0 ? -1 : column + 1;
  size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC0 || more >= count) return -1;
  uint32_t scalar = first & (0x3F >> more);
  for (size_t i = 1; i <= more; i++) scalar = scalar << 6 | (bytes[i] & 0x3F);
  *length = more + 1;
  int width = ct_width(scalar);
  return column < 0 || width < 0 ? -1 : column + width;
}

// The column the cursor is in after a sequence, from 0; -1 when that is unknown.
static int column_of(struct sequence sequence, const int *values, int count, int column) {
  switch (sequence.final) {
  case 'H': return count == 2 ? (values[1] > 0 ? values[1] - 1 : 0) : count == 1 ? 0 : -1;
  case 'G': return count == 1 && values[0] > 0 ? values[0] - 1 : -1;
  case 'C': return count == 1 && column >= 0 ? column + (values[0] > 0 ? values[0] : 1) : -1;
  // Not after a mode: it may move the cursor, or what a character does to those behind it.
  default: return strchr("KXP@Jm", sequence.final) != NULL ? column : -1;
  }
}

// What is known while going through what was written.
struct going {
  struct output output;
  struct attributes attributes;
  int row;    // from 1; 0 when it is unknown
  int column; // from 0; -1 when it is unknown
  bool goes_along;
  int repeats;
};

static void take_attributes(struct going *going, const int *values, int count) {
  if (add(&going->attributes, values, count)) return;
  put_attributes(&going->output, &going->attributes);
  add(&going->attributes, values, count);
}

static void take_sequence(struct going *going, const char *bytes, struct sequence sequence,
                          const int *values, int count) {
  struct output *output = &going->output;
  bool goes = going->goes_along && sequence.final == 'H' && count == 2 && going->row > 0;
  bool begins_next = goes && values[0] == going->row + 1 && values[1] <= 1 && going->column >= 0;
  going->column = column_of(sequence, values, count, going->column);
  if (begins_next) {
    put(output, '\r');
    put(output, '\n');
    going->row = values[0];
  } else if (goes && values[0] == going->row) {
    put(output, ESCAPE);
    put(output, '[');
    put_number(output, values[1]);
    put(output, 'G');
  } else {
    copy(output, bytes, sequence.length);
    going->row = row_after(sequence, values, count, going->row);
  }
}

// Takes a character, or a run of one; returns its bytes.
static size_t take_text(struct going *going, const char *bytes, size_t count) {
  size_t length = 0;
  if (going->repeats > 0 && going->column >= 0)
    length = put_repeated(&going->output, bytes, count, &going->column, going->repeats);
  if (length > 0) return length;
  if ((bytes[0] >= '\n' && bytes[0] <= '\f') || bytes[0] == ESCAPE) going->row = 0;
  going->column = column_after(bytes, count, going->column, &length);
  copy(&going->output, bytes, length);
  return length;
}

size_t ct_tighten(char *bytes, size_t count, bool goes_along, int repeats) {
  struct going going = {
      .output = {bytes, 0}, .column = -1, .goes_along = goes_along, .repeats = repeats};
  for (size_t at = 0; at < count;) {
    struct sequence sequence = sequence_at(bytes + at, count - at);
    int values[MOST_PARAMETERS];
    int found = sequence.final != 0 ? numbers(sequence, values, MOST_PARAMETERS) : -1;
    if (sequence.final == 'm' && found > 0 && !takes_numbers(values, found)) {
      take_attributes(&going, values, found);
      at += sequence.length;
      continue;
    }
    put_attributes(&going.output, &going.attributes);
    if (sequence.final != 0) {
      take_sequence(&going, bytes + at, sequence, values, found);
      at += sequence.length;
    } else {
      at += take_text(&going, bytes + at, count - at);
    }
  }
  put_attributes(&going.output, &going.attributes);
  return going.output.count;
}
