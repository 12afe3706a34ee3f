#ifndef C_YAML_H
#define C_YAML_H
// The events of one YAML text, read by libyaml into plain memory.

#include <stddef.h>

enum cy_kind {
  CY_SCALAR,
  CY_SEQUENCE_START,
  CY_SEQUENCE_END,
  CY_MAPPING_START,
  CY_MAPPING_END,
  CY_ALIAS,
  CY_DOCUMENT_START,
  CY_DOCUMENT_END,
};

/// How reading ended. Whatever it was, the events before that place are there.
enum cy_end {
  CY_WHOLE,
  /// `problem` says what libyaml found, at `line` and `column`.
  CY_SYNTAX,
  /// A byte sequence that is not text; `offset` says where.
  CY_UNREADABLE,
  CY_TOO_DEEP,
  CY_TOO_MANY,
  CY_NO_MEMORY,
};

/// One event. Lines and columns count from 1, columns in characters.
struct cy_event {
  int kind;
  /// A scalar in quotes, or a block scalar.
  int quoted;
  int anchored;
  int tagged;
  size_t line;
  size_t column;
  /// The scalar's bytes: `length` of them from `start` in the text of the result.
  size_t start;
  size_t length;
};

struct cy_events {
  struct cy_event *events;
  size_t count;
  unsigned char *text;
  size_t text_length;
  int end;
  size_t line;
  size_t column;
  /// Where what could not be finished began (an open quote, say); 0 when libyaml does not say.
  size_t context_line;
  size_t context_column;
  size_t offset;
  /// A constant string of libyaml, or NULL.
  const char *problem;
};

/// Reads UTF-8 text. Stops at `most_events` events and below `deepest` nested collections.
/// NULL only when there is no memory at all. Free it with cy_events_free.
struct cy_events *cy_parse(
    const unsigned char *bytes, size_t length, size_t most_events, size_t deepest);
void cy_events_free(struct cy_events *events);
#endif
