#include "CSQLite.h"
#include <stddef.h>

int cs_read_row(sqlite3_stmt *statement, const int *types, cs_row *row) {
  int number = 0, field = 0;
  for (int column = 0; column < CS_ROW_NUMBERS + CS_ROW_FIELDS; column++) {
    sqlite3_value *value = sqlite3_column_value(statement, column);
    if (sqlite3_value_type(value) != types[column]) return column;
    if (types[column] == SQLITE_INTEGER) {
      if (number == CS_ROW_NUMBERS) return column;
      row->numbers[number++] = sqlite3_value_int64(value);
    } else {
      if (field == CS_ROW_FIELDS) return column;
      row->fields[field].start = sqlite3_value_blob(value);
      row->fields[field++].count = sqlite3_value_bytes(value);
    }
  }
  return -1;
}

int cs_bind_row(sqlite3_stmt *statement, const int *types, const cs_row *row) {
  int number = 0, field = 0, result = SQLITE_OK;
  for (int column = 0; column < CS_ROW_NUMBERS + CS_ROW_FIELDS && !result; column++) {
    if (types[column] == SQLITE_INTEGER) {
      if (number == CS_ROW_NUMBERS) return SQLITE_MISUSE;
      result = sqlite3_bind_int64(statement, column + 1, row->numbers[number++]);
      continue;
    }
    if (field == CS_ROW_FIELDS) return SQLITE_MISUSE;
    const void *start = row->fields[field].count ? row->fields[field].start : "";
    int count = row->fields[field++].count;
    result = types[column] == SQLITE_TEXT
                 ? sqlite3_bind_text(statement, column + 1, start, count, SQLITE_STATIC)
                 : sqlite3_bind_blob(statement, column + 1, start, count, SQLITE_STATIC);
  }
  return result;
}

int cs_harden(sqlite3 *database) {
  int result = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (result == SQLITE_OK) {
    result = sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  }
  // A trigger that somebody else made could discard or change what is written.
  if (result == SQLITE_OK) {
    result = sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  }
  return result;
}

int cs_checkpoint_on_close(sqlite3 *database, int wanted) {
  return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !wanted, NULL);
}

static sqlite3_file *file_of(sqlite3 *database) {
  sqlite3_file *file = NULL;
  int result = sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  return result == SQLITE_OK && file && file->pMethods ? file : NULL;
}

int cs_read_file(sqlite3 *database, void *bytes, int count, long long offset) {
  sqlite3_file *file = file_of(database);
  if (!file) return SQLITE_MISUSE;
  int result = file->pMethods->xRead(file, bytes, count, offset);
  return result == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : result;
}

long long cs_file_size(sqlite3 *database) {
  sqlite3_file *file = file_of(database);
  sqlite3_int64 size = -1;
  if (!file || file->pMethods->xFileSize(file, &size) != SQLITE_OK) return -1;
  return size;
}
