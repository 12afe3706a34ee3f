#ifndef SEED_CYAML
#define SEED_CYAML
#endif
