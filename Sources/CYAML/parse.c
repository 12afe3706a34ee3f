#include "CYAML.h"
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct reading {
  struct cy_events *into;
  size_t event_capacity;
  size_t text_capacity;
  size_t depth;
};

static int grow(void **block, size_t *capacity, size_t needed, size_t size) {
  if (needed <= *capacity) return 1;
  size_t next = *capacity ? *capacity * 2 : 256;
  if (next < needed) next = needed;
  void *bigger = realloc(*block, next * size);
  if (!bigger) return 0;
  *block = bigger;
  *capacity = next;
  return 1;
}

static int append_text(struct reading *reading, const unsigned char *bytes, size_t length) {
  struct cy_events *into = reading->into;
  void *block = into->text;
  int grown = grow(&block, &reading->text_capacity, into->text_length + length, 1);
  into->text = block;
  if (!grown) return 0;
  if (length) memcpy(into->text + into->text_length, bytes, length);
  into->text_length += length;
  return 1;
}

static int append_event(struct reading *reading, struct cy_event event) {
  struct cy_events *into = reading->into;
  void *block = into->events;
  int grown = grow(&block, &reading->event_capacity, into->count + 1, sizeof event);
  into->events = block;
  if (!grown) return 0;
  into->events[into->count++] = event;
  return 1;
}

/// Fills the kind and the properties; 0 for an event that says nothing (the stream's ends).
static int describe(const yaml_event_t *from, struct cy_event *event) {
  switch (from->type) {
  case YAML_SCALAR_EVENT:
    event->kind = CY_SCALAR;
    event->quoted = from->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    event->anchored = from->data.scalar.anchor != NULL;
    event->tagged = from->data.scalar.tag != NULL;
    return 1;
  case YAML_SEQUENCE_START_EVENT:
    event->kind = CY_SEQUENCE_START;
    event->anchored = from->data.sequence_start.anchor != NULL;
    event->tagged = from->data.sequence_start.tag != NULL;
    return 1;
  case YAML_MAPPING_START_EVENT:
    event->kind = CY_MAPPING_START;
    event->anchored = from->data.mapping_start.anchor != NULL;
    event->tagged = from->data.mapping_start.tag != NULL;
    return 1;
  case YAML_SEQUENCE_END_EVENT: event->kind = CY_SEQUENCE_END; return 1;
  case YAML_MAPPING_END_EVENT: event->kind = CY_MAPPING_END; return 1;
  case YAML_ALIAS_EVENT: event->kind = CY_ALIAS; return 1;
  case YAML_DOCUMENT_START_EVENT: event->kind = CY_DOCUMENT_START; return 1;
  case YAML_DOCUMENT_END_EVENT: event->kind = CY_DOCUMENT_END; return 1;
  default: return 0;
  }
}

static int keep(struct reading *reading, const yaml_event_t *from) {
  struct cy_event event = {0};
  if (!describe(from, &event)) return 1;
  event.line = from->start_mark.line + 1;
  event.column = from->start_mark.column + 1;
  if (event.kind == CY_SCALAR) {
    event.start = reading->into->text_length;
    event.length = from->data.scalar.length;
    if (!append_text(reading, from->data.scalar.value, event.length)) return 0;
  }
  if (event.kind == CY_SEQUENCE_START || event.kind == CY_MAPPING_START) reading->depth++;
  if (event.kind == CY_SEQUENCE_END || event.kind == CY_MAPPING_END) reading->depth--;
  return append_event(reading, event);
}

static void note_problem(struct cy_events *into, const yaml_parser_t *parser) {
  switch (parser->error) {
  case YAML_MEMORY_ERROR: into->end = CY_NO_MEMORY; return;
  case YAML_READER_ERROR:
    into->end = CY_UNREADABLE;
    into->offset = parser->problem_offset;
    into->problem = parser->problem;
    return;
  default:
    into->end = CY_SYNTAX;
    into->problem = parser->problem;
    into->line = parser->problem_mark.line + 1;
    into->column = parser->problem_mark.column + 1;
    if (parser->context) {
      into->context_line = parser->context_mark.line + 1;
      into->context_column = parser->context_mark.column + 1;
    }
  }
}

static void stop_at(struct cy_events *into, int end, yaml_mark_t mark) {
  into->end = end;
  into->line = mark.line + 1;
  into->column = mark.column + 1;
}

static void read_all(
    struct reading *reading, yaml_parser_t *parser, size_t most_events, size_t deepest) {
  struct cy_events *into = reading->into;
  for (;;) {
    yaml_event_t event;
    if (!yaml_parser_parse(parser, &event)) {
      note_problem(into, parser);
      return;
    }
    int last = event.type == YAML_STREAM_END_EVENT;
    yaml_mark_t mark = event.start_mark;
    int kept = keep(reading, &event);
    yaml_event_delete(&event);
    if (!kept) into->end = CY_NO_MEMORY;
    if (last || !kept) return;
    if (reading->depth > deepest) {
      stop_at(into, CY_TOO_DEEP, mark);
      return;
    }
    if (into->count >= most_events) {
      stop_at(into, CY_TOO_MANY, mark);
      return;
    }
  }
}

struct cy_events *cy_parse(
    const unsigned char *bytes, size_t length, size_t most_events, size_t deepest) {
  struct cy_events *into = calloc(1, sizeof *into);
  if (!into) return NULL;
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) {
    into->end = CY_NO_MEMORY;
    return into;
  }
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, bytes, length);
  struct reading reading = {.into = into};
  read_all(&reading, &parser, most_events, deepest);
  yaml_parser_delete(&parser);
  return into;
}

void cy_events_free(struct cy_events *events) {
  if (!events) return;
  free(events->events);
  free(events->text);
  free(events);
}
