throw new NotImplementedException("not yet");
