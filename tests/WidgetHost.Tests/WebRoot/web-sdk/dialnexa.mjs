// dialnexa.mjs of the test
