// consent-K3J2H1G0.js of the test
// What a real file repeats many times over, this one repeats too, so that there is something to compress.
// What a real file repeats many times over, this one repeats too, so that there is something to compress.
// What a real file repeats many times over, this one repeats too, so that there is something to compress.
