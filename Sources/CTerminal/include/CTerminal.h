#ifndef SEED_CTerminal
#define SEED_CTerminal
#endif
