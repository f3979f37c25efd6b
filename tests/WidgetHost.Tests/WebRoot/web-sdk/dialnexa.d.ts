// dialnexa.d.ts of the test
