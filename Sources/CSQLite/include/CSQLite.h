#ifndef C_SQLITE_H
#define C_SQLITE_H
// SQLite, with shims for what Swift cannot spell: pointer constants and variadic functions.

#include <sqlite3.h>

#define CS_ROW_NUMBERS 5
#define CS_ROW_FIELDS 9

/// A text or a blob where it stands.
typedef struct {
  const void *start;
  int count;
} cs_field;

/// A row of the journal: its integers, and its texts and blobs, which stay until the next step.
typedef struct {
  long long numbers[CS_ROW_NUMBERS];
  cs_field fields[CS_ROW_FIELDS];
} cs_row;

/// Reads the columns of the row a statement stands on: `types` holds the type each must have,
/// integers and others in the order in which they come. Returns the place of the first column of
/// another type, or -1.
int cs_read_row(sqlite3_stmt *statement, const int *types, cs_row *row);
/// Binds a row to the parameters of a statement as they come, texts and blobs where they stand: they
/// must stay there until the statement was stepped and reset. Returns SQLite's code.
int cs_bind_row(sqlite3_stmt *statement, const int *types, const cs_row *row);
/// Distrusts the schema and guards the file against SQL that would corrupt it.
int cs_harden(sqlite3 *database);
/// Whether closing the last handle moves the WAL into the database.
int cs_checkpoint_on_close(sqlite3 *database, int wanted);
/// Reads `count` bytes of the database file itself by SQLite's own handle, so that no lock is lost;
/// zeros behind its end.
int cs_read_file(sqlite3 *database, void *bytes, int count, long long offset);
/// How many bytes the database file itself has; negative when that is unknown.
long long cs_file_size(sqlite3 *database);
#endif
