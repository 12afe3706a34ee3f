#ifndef CT_INTERNAL_H
#define CT_INTERNAL_H
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <termios.h>

// signals.c
extern int ct_signal_descriptor;
void ct_signals_open(void);
void ct_signals_close(void);
// Stops the process group by a signal; false when that stops nothing, as in an orphaned group.
bool ct_stop_group(int signal);
// Whether a signal waits that asks the process to end.
bool ct_end_is_asked(void);
// Whether one waits or was read.
bool ct_is_ending(void);
int ct_stop_is_ignored(void);

// restore.c
// What is added after this counts from the next arming on.
void ct_restore_reset(void);
void ct_restore_add(const char *sequence);
// What gives the terminal back while ncurses takes it, when what is known of it cannot be asked yet.
void ct_restore_arm_first(int tty, const struct termios *modes);
void ct_restore_arm(int tty, const struct termios *modes);
void ct_restore_disarm(void);
// Leaves the terminal alone in a crash while it is not ours.
void ct_restore_hold(bool held);

void ct_restore_write(void);

// loan.c
bool ct_loan_is_open(void);
int ct_loan_start(int tty, const struct termios *modes, char *const arguments[]);
void ct_loan_end(void);

// names.c
// Takes the character type of the environment; whether it is UTF-8.
bool ct_set_locale(void);
bool ct_is_modern(const char *name);
bool ct_has_clipboard(const char *name);

// messages.c
void ct_messages_open(void);
void ct_messages_close(void);
void ct_messages_copy(int to);

// cells.c: forgets what another locale said of widths. What the C library says of a character's.
void ct_cells_open(bool has_unicode, bool has_colors);
int ct_width(uint32_t scalar);

// input.c
void ct_input_open(void);
void ct_input_close(void);

// terminfo.c: the next newterm reads the terminal's description without its longest sequences. Then,
// whether the terminal goes along a row by `\033[COLUMNG`, of which ncurses was not told.
void ct_terminfo_shorten(void);
void ct_terminfo_restore(void);
bool ct_goes_along(void);

// gather.c: what is written to `output` between begin and end goes to `tty` in one write. False where
// it cannot be gathered.
void ct_gather_open(void);
void ct_gather_close(void);
bool ct_gather_begin(int output);
void ct_gather(const char *text);
void ct_gather_end(int output, int tty, int repeats);

// look.c: whether the terminal goes to any cell, and says a character again by `\033[COUNTb`.
bool ct_can_address(void);
bool ct_repeats(void);

// writing.c: whether it gave up, because the program ends and the terminal takes nothing.
bool ct_write_open(void);
void ct_write_close(void);
int ct_write_descriptor(void);
bool ct_write_gave_up(void);
void ct_write(const char *bytes, size_t count);
#endif
