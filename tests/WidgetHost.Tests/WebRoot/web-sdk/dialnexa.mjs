// dialnexa.mjs of the test
// What a real file repeats many times over, this one repeats too, so that there is something to compress.
// What a real file repeats many times over, this one repeats too, so that there is something to compress.
// What a real file repeats many times over, this one repeats too, so that there is something to compress.
