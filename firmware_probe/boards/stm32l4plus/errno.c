/* newlib's mathematical functions report through errno. Its own one drags in a kilobyte of tables for files; nobody
 * here reads it. */
int* __errno(void);

int* __errno(void) {
  static int value;
  return &value;
}
