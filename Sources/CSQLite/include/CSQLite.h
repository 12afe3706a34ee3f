#ifndef SEED_CSQLite
#define SEED_CSQLite
#endif
